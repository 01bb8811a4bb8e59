package io.riffbook.search.saved;

import io.riffbook.access.PersonId;
import io.riffbook.search.SnippetQuery;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;

import java.time.Instant;
import java.util.Optional;

/// A search that somebody keeps.
///
/// @param person whose it is: nobody else sees it
/// @param alertingSince since when that person wants to be told what is new; absent: not
public record SavedSearch(SavedSearchId id, PersonId person, Wanted wanted, Optional<Instant> alertingSince,
        Version version, Instant createdAt, Instant changedAt) {

    /// What is kept of a search, as its person says it.
    ///
    /// @param name how its person calls it
    /// @param query how it narrows down, its words and the concepts of its context; its page, its order and its opportunity are not kept
    /// @param alert whether to tell what is new
    public record Wanted(String name, SnippetQuery query, boolean alert) {
        private static final int LONGEST_NAME = 100;

        /// Checks the name.
        ///
        /// @throws InvalidRequestException when it is blank or too long
        public Wanted {
            name = name.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw InvalidRequestException
                        .at(new FieldFault("/name", "has 1 to " + LONGEST_NAME + " characters of text"));
            }
        }
    }

    SavedSearch changed(Wanted next, Instant now) {
        return new SavedSearch(id, person, next,
                next.alert() ? alertingSince.or(() -> Optional.of(now)) : Optional.empty(),
                version.next(), createdAt, now);
    }
}
