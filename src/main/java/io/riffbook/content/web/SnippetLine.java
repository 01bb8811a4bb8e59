package io.riffbook.content.web;

import io.riffbook.content.Snippet;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A snippet in the list for authors.
///
/// @param published the revision that reps see, if any
public record SnippetLine(UUID id, String title, String kind, String kindLabel, String lifecycle, int latest,
        @Nullable Integer published, List<ConceptChoices.ConceptLabel> tags, boolean isVerified,
        boolean isOverdue, boolean isDemo, Instant changedAt) {

    static SnippetLine of(Snippet snippet, String kindLabel, ConceptChoices concepts, LocalDate today) {
        return new SnippetLine(snippet.id().value(), snippet.title(), snippet.kind().name(), kindLabel,
                snippet.lifecycle().word(), snippet.latestRevision(), snippet.publishedRevision().orElse(null),
                concepts.labels(snippet.tags()), snippet.isVerified(today), snippet.isOverdue(today), snippet.isDemo(),
                snippet.changedAt());
    }
}
