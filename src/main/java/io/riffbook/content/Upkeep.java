package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.web.Times;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Who keeps a snippet true, and until when it holds.
///
/// @param verifier whose word it takes that it is still true; absent: any author's
/// @param reviewBy the day by which somebody should look again; after it, the snippet is overdue and no longer counts as verified
/// @param expiresAt when reps stop seeing it
public record Upkeep(Optional<PersonId> verifier, Optional<LocalDate> reviewBy, Optional<Instant> expiresAt) {
    public static final Upkeep UNSAID = new Upkeep(Optional.empty(), Optional.empty(), Optional.empty());

    /// Checks that both times can be.
    public Upkeep {
        reviewBy.ifPresent(day -> Times.check(day, "/reviewBy"));
        expiresAt.ifPresent(at -> Times.check(at, "/expiresAt"));
    }

    /// With somebody else to keep it true.
    public Upkeep verifiedBy(Optional<PersonId> person) {
        return new Upkeep(person, reviewBy, expiresAt);
    }

    /// With another day to look again.
    Upkeep dueBy(Optional<LocalDate> day) {
        return new Upkeep(verifier, day, expiresAt);
    }
}
