package io.riffbook.content;

import java.time.Instant;
import java.util.Optional;

/// Where a snippet stood before it was retired: what it takes to put that back.
///
/// @param title that the snippet had then
/// @param retiredState the number of the state that retiring made: in any later one, somebody has decided anew
public record Standing(Lifecycle lifecycle, Optional<Integer> publishedRevision, Optional<Instant> publishAt,
        String title, int retiredState) {

    /// Where a snippet stood before this retired it.
    public static Standing before(Snippet snippet, Snippet retired) {
        return new Standing(snippet.lifecycle(), snippet.publishedRevision(), snippet.publishAt(), snippet.title(),
                retired.stateNumber());
    }
}
