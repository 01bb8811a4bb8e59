package io.riffbook.content.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.riffbook.access.PersonId;
import io.riffbook.content.Audience;
import io.riffbook.content.DeckId;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.PassageId;
import io.riffbook.content.SimilarSnippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Verified;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A snippet as the API shows it.
///
/// @param revision whose title and fields these are
/// @param html the Markdown fields as clean HTML, by name: safe to show as it is
/// @param text the fields that make up its body as plain text
/// @param passageId its lineage: the passage that the revision came from
/// @param hasSlide whether a presentation of the slide that it came from can be had at `/api/v1/snippets/{id}/slide`
/// @param authorId the person who wrote this revision
/// @param publishAt when the newest revision is published by itself, if that is planned
/// @param isOverdue whether somebody should have looked at it again by now
/// @param isForEveryone whether it names nobody in particular: then it is for no one
/// @param language as a primary tag of BCP 47; absent where it can't be told
/// @param indexPosition hand it to a search as `waitFor`, to find this state and no older one
/// @param deckChange that its passage says something else in the deck by now, for authors who read it; absent where it doesn't
/// @param similar what says much the same, in answers to who saved it; absent elsewhere
record SnippetView(SnippetId id, long version, Kind kind, String title, Map<String, Object> fields,
        Map<String, String> html, String text, Lifecycle lifecycle,
        int revision, int latestRevision, @Nullable Integer publishedRevision, @Nullable UUID authorId,
        Set<ConceptId> tags, Audience audience, boolean isForEveryone, VisibilityView visibility,
        @Nullable UUID ownerId, @Nullable UUID verifierId, @Nullable LocalDate reviewBy, boolean isOverdue,
        @Nullable VerifiedView verified, @Nullable Instant publishAt, @Nullable Instant expiresAt,
        @Nullable String language, @Nullable DeckId deckId, @Nullable PassageId passageId, boolean hasSlide,
        boolean hasPreview, boolean isDemo,
        Instant createdAt,
        Instant changedAt, String indexPosition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SimilarSnippet> similar,
        @JsonInclude(JsonInclude.Include.NON_NULL) DeckChangeView.@Nullable OfSnippet deckChange) {

    /// Who may see it.
    record VisibilityView(Visibility.Reach reach, List<UUID> groups) {
        static VisibilityView of(Visibility visibility) {
            return new VisibilityView(visibility.reach(),
                    visibility.groups().stream().map(group -> group.value()).sorted().toList());
        }
    }

    /// Somebody's word that it is true.
    ///
    /// @param stands whether it was given of what reps see, and nobody need have looked again since
    record VerifiedView(int revision, @Nullable UUID personId, Instant at, boolean stands) {
        static VerifiedView of(Verified word, boolean stands) {
            return new VerifiedView(word.revision(), word.by().map(PersonId::value).orElse(null), word.at(), stands);
        }
    }

    /// A snippet in a list for authors: without its fields.
    record Summary(SnippetId id, long version, Kind kind, String title, Lifecycle lifecycle, int latestRevision,
            @Nullable Integer publishedRevision, Set<ConceptId> tags, @Nullable UUID ownerId,
            @Nullable LocalDate reviewBy, boolean isOverdue, boolean isVerified, boolean isForEveryone,
            Instant changedAt) {}

    /// One revision.
    record RevisionView(int number, String title, Map<String, Object> fields, @Nullable PassageId passageId,
            @Nullable UUID authorId, Instant createdAt) {
        static RevisionView of(SnippetRevision revision) {
            return new RevisionView(revision.number(), revision.title(), revision.fields(),
                    revision.lineage().orElse(null), revision.author().map(PersonId::value).orElse(null),
                    revision.createdAt());
        }
    }
}
