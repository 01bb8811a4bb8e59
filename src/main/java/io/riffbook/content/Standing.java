package io.riffbook.content;

import java.time.Instant;
import java.util.Optional;

/// Where a snippet stood before it was retired: what it takes to put that back.
///
/// @param title that the snippet had then
public record Standing(Lifecycle lifecycle, int latestRevision, Optional<Integer> publishedRevision,
        Optional<Instant> publishAt, String title) {

    /// Where it stands now.
    public static Standing of(Snippet snippet) {
        return new Standing(snippet.lifecycle(), snippet.latestRevision(), snippet.publishedRevision(),
                snippet.publishAt(), snippet.title());
    }
}
