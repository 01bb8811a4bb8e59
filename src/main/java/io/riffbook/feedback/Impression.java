package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.search.ShownPage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What is to be kept of searches.
sealed interface Impression {

    /// Somebody was shown a page of results.
    record Page(ShownPage page) implements Impression {}

    /// Somebody opened a snippet of a page.
    ///
    /// @param principal who did, as [io.riffbook.access.Viewer#principal] names them
    /// @param position where it stood, if the one who says so knows
    /// @param isInLedger whether the ledger has it already
    record Open(UUID searchId, SnippetId snippet, Optional<Integer> position, String principal,
            Optional<PersonId> person, Instant at, boolean isInLedger) implements Impression {}
}
