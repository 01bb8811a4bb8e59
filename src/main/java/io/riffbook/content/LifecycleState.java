package io.riffbook.content;

import java.time.Instant;
import java.util.Optional;

/// Where a snippet stands in its lifecycle.
///
/// @param lifecycle of the newest revision
/// @param publishedRevision what reps see, if anything
/// @param publishAt when the newest revision is published by itself, if that is planned
/// @param verified who last said that it is true
public record LifecycleState(Lifecycle lifecycle, Optional<Integer> publishedRevision, Optional<Instant> publishAt,
        Optional<Verified> verified) {
    /// Of what was just written.
    public static final LifecycleState DRAFT = new LifecycleState(Lifecycle.DRAFT, Optional.empty(),
            Optional.empty(), Optional.empty());
}
