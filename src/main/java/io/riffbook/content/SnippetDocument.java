package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// One revision of a snippet with everything that a search index needs of it, as plain text.
///
/// @param text title and fields of the revision as readable text, in the order of the content type's body fields, notes apart
/// @param isDraft a newer draft, which only those who author may find; otherwise the published revision
/// @param deck the deck that it came from, if any
/// @param owner who answers for it, if anybody
/// @param verifiedUntil the last day on which somebody's word stands that this revision is true; [#FOR_GOOD] if no day is set; absent without such a word
/// @param language of the text, as a primary tag of BCP 47
/// @param changedAt when this revision was saved, or published if it is
public record SnippetDocument(SnippetId id, int revision, boolean isDraft, Kind kind, String title, String text,
        String notes, Set<ConceptId> tags, Audience audience, Visibility visibility, Optional<DeckId> deck,
        Optional<PersonId> owner, Optional<LocalDate> verifiedUntil, String language, Instant changedAt) {
    /// A last day that never comes.
    public static final LocalDate FOR_GOOD = LocalDate.of(9999, 12, 31);
}
