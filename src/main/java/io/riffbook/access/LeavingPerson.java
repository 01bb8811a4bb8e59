package io.riffbook.access;

import java.util.Optional;

/// Somebody who is being erased, for the last time by what they were known by.
///
/// @param id stays, as a pseudonym
/// @param email as it was
/// @param crmUserId as it was
public record LeavingPerson(PersonId id, EmailAddress email, Optional<String> crmUserId) {

    /// What stands in the place of the e-mail address from now on; no mail ever arrives there.
    public EmailAddress pseudonym() {
        return new EmailAddress("erased-" + id + "@erased.invalid");
    }

    @Override
    public String toString() {
        return "LeavingPerson[" + id + "]";
    }
}
