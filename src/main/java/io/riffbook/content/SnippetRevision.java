package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ContentType;
import io.riffbook.reading.language.Language;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One immutable version of a snippet's content.
///
/// @param number from 1, without gaps
/// @param fields by name, valid for the kind's content type
/// @param text the body fields as plain text
/// @param notes what is for the speaker alone, as plain text
/// @param lineage the passage that it came from, if it came from one
/// @param files those of the passage that it came from
/// @param author the person who wrote it; absent when a program did, for nobody
public record SnippetRevision(SnippetId snippet, int number, String title, Map<String, Object> fields, String text,
        String notes, Optional<PassageId> lineage, SlideFiles files, Optional<PersonId> author,
        Instant createdAt) {
    public static final int LONGEST_TITLE = 200;

    public SnippetRevision {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// A revision with that content; its text for search and excerpts follows from the fields.
    public static SnippetRevision of(SnippetId snippet, int number, ContentType type, SnippetContent content,
            Provenance from) {
        SnippetText text = SnippetText.of(type, content.fields());
        return new SnippetRevision(snippet, number, content.title(), content.fields(), text.text(), text.notes(),
                from.lineage(), from.files(), from.author(), from.createdAt());
    }

    /// The language that its words are in, as a tag of BCP 47, if there are enough of them to tell.
    public Optional<String> detectedLanguage() {
        return Optional.of(Language.of(title + ". " + text + "\n" + notes)).filter(tag -> !tag.isEmpty());
    }

    /// Where a revision comes from.
    public record Provenance(Optional<PassageId> lineage, SlideFiles files, Optional<PersonId> author,
            Instant createdAt) {}
}
