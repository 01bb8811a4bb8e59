package io.riffbook.access.web;

import io.riffbook.access.GroupId;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A person, as the API shows them.
record PersonView(PersonId id, String email, String name, @Nullable String crmUserId, List<Role> roles,
        List<GroupId> groups, boolean active, long version, Instant createdAt) {
    static PersonView of(Person person) {
        return new PersonView(person.id(), person.details().email().value(), person.details().name(),
                person.details().crmUserId().orElse(null), sorted(person.details().roles()),
                groups(person.details().groups()), person.active(), person.version().number(), person.createdAt());
    }

    static ResponseEntity<PersonView> answer(Person person) {
        return ResponseEntity.ok().eTag(person.version().etag()).body(of(person));
    }

    static List<Role> sorted(Set<Role> roles) {
        return roles.stream().sorted().toList();
    }

    static List<GroupId> groups(Set<GroupId> groups) {
        return groups.stream().sorted(Comparator.comparing(GroupId::value)).toList();
    }
}
