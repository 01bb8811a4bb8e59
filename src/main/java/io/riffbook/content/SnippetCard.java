package io.riffbook.content;

import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A snippet as it shows in a list: of the published revision, or of the newest one where there is none.
///
/// @param excerpt the beginning of its text, at most 280 characters
/// @param hasPreview whether there is a picture of the slide at `/api/v1/snippets/{id}/preview`
/// @param isVerified whether somebody's word stands that what reps see is true
/// @param sequence the index sequence of this state
public record SnippetCard(SnippetId id, Kind kind, String title, String excerpt, Lifecycle lifecycle, int revision,
        Optional<Integer> publishedRevision, Set<ConceptId> tags, Audience audience, Visibility visibility,
        Optional<DeckId> deck, boolean hasPreview, boolean isVerified,
        Instant changedAt, long sequence, boolean isDemo) {}
