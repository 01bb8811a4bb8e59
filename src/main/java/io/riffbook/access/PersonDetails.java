package io.riffbook.access;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an administrator says about a person.
///
/// @param email signs the person in, and is unique
/// @param crmUserId the CRM's name for the same person, by which a CRM's key can act for them; unique
/// @param roles at least one, and never INTEGRATION, which is for keys
/// @param groups whose restricted snippets the person may see
public record PersonDetails(EmailAddress email, String name, Optional<String> crmUserId, Set<Role> roles,
        Set<GroupId> groups) {
    private static final int LONGEST = 200;

    /// @throws InvalidRequestException naming every bad field
    public PersonDetails {
        name = name.strip();
        crmUserId = crmUserId.map(String::strip);
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        List<FieldFault> faults = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST) {
            faults.add(new FieldFault("/name", "must have 1 to " + LONGEST + " characters"));
        }
        if (crmUserId.filter(id -> id.isEmpty() || id.length() > LONGEST).isPresent()) {
            faults.add(new FieldFault("/crmUserId", "must have 1 to " + LONGEST + " characters, or be left out"));
        }
        if (roles.isEmpty() || roles.contains(Role.INTEGRATION)) {
            faults.add(new FieldFault("/roles", "must be one or more of admin, marketer, rep, analyst"));
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    /// Somebody without a CRM user id and without groups.
    public static PersonDetails of(String email, String name, Set<Role> roles) {
        return new PersonDetails(new EmailAddress(email), name, Optional.empty(), roles, Set.of());
    }
}
