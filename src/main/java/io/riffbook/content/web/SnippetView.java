package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.Audience;
import io.riffbook.content.DeckId;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.PassageId;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A snippet as the API shows it.
///
/// @param revision whose title and fields these are
/// @param passageId its lineage: the passage that the revision came from
/// @param indexPosition hand it to a search as `waitFor`, to find this state and no older one
record SnippetView(SnippetId id, long version, Kind kind, String title, Map<String, Object> fields, Lifecycle lifecycle,
        int revision, int latestRevision, @Nullable Integer publishedRevision, Set<ConceptId> tags, Audience audience,
        VisibilityView visibility, @Nullable UUID ownerId, @Nullable DeckId deckId, @Nullable PassageId passageId,
        boolean hasPreview, boolean isDemo, Instant createdAt, Instant changedAt, String indexPosition) {

    static SnippetView of(Snippet snippet, SnippetRevision revision) {
        return new SnippetView(snippet.id(), snippet.version().number(), snippet.kind(), revision.title(),
                revision.fields(), snippet.lifecycle(), revision.number(), snippet.latestRevision(),
                snippet.publishedRevision().orElse(null), snippet.tags(), snippet.audience(),
                VisibilityView.of(snippet.visibility()), snippet.owner().map(PersonId::value).orElse(null),
                snippet.deck().orElse(null), revision.lineage().orElse(null), revision.preview().isPresent(),
                snippet.isDemo(), snippet.createdAt(), snippet.changedAt(), snippet.id() + ":" + snippet.sequence());
    }

    /// Who may see it.
    record VisibilityView(Visibility.Reach reach, List<UUID> groups) {
        static VisibilityView of(Visibility visibility) {
            return new VisibilityView(visibility.reach(),
                    visibility.groups().stream().map(group -> group.value()).sorted().toList());
        }
    }

    /// A snippet in a list for authors: without its fields.
    record Summary(SnippetId id, long version, Kind kind, String title, Lifecycle lifecycle, int latestRevision,
            @Nullable Integer publishedRevision, Set<ConceptId> tags, Instant changedAt) {
        static Summary of(Snippet snippet) {
            return new Summary(snippet.id(), snippet.version().number(), snippet.kind(), snippet.title(),
                    snippet.lifecycle(), snippet.latestRevision(), snippet.publishedRevision().orElse(null),
                    snippet.tags(), snippet.changedAt());
        }
    }

    /// One revision.
    record RevisionView(int number, String title, Map<String, Object> fields, @Nullable PassageId passageId,
            Instant createdAt) {
        static RevisionView of(SnippetRevision revision) {
            return new RevisionView(revision.number(), revision.title(), revision.fields(),
                    revision.lineage().orElse(null), revision.createdAt());
        }
    }
}
