package io.riffbook.content;

import io.riffbook.model.ContentType;
import io.riffbook.reading.PassageContent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What a snippet of some kind gets of a passage: its title, and its body and notes as fields.
///
/// @param fields by name: the kind's main field, and notes if there are any and the kind has them
record PassageFields(String title, Map<String, Object> fields) {

    static PassageFields of(ContentType type, Passage passage) {
        return of(type, passage.content());
    }

    static PassageFields of(ContentType type, PassageContent passage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        // A slide that is all picture has no body: its title is what it says.
        fields.put(type.mainField(),
                fitting(type, type.mainField(), passage.body().isBlank() ? passage.title() : passage.body()));
        if (!passage.notes().isBlank() && hasNotes(type)) {
            fields.put(SnippetText.NOTES, fitting(type, SnippetText.NOTES, passage.notes()));
        }
        return new PassageFields(shortened(passage.title()), fields);
    }

    /// Whether these are still as the passage had them; other fields don't count.
    boolean areIn(SnippetRevision revision, ContentType type) {
        return isIn(revision, type.mainField()) && (!hasNotes(type) || isIn(revision, SnippetText.NOTES));
    }

    private boolean isIn(SnippetRevision revision, String field) {
        return Objects.equals(revision.fields().getOrDefault(field, ""), fields.getOrDefault(field, ""));
    }

    /// What a revision says, with these in place of what it had of its passage.
    Map<String, Object> over(SnippetRevision revision, ContentType type) {
        Map<String, Object> content = new LinkedHashMap<>(revision.fields());
        if (hasNotes(type)) {
            content.remove(SnippetText.NOTES);
        }
        content.putAll(fields);
        return content;
    }

    private static boolean hasNotes(ContentType type) {
        return type.field(SnippetText.NOTES).isPresent();
    }

    static String shortened(String title) {
        return title.length() <= SnippetRevision.LONGEST_TITLE
                ? title
                : title.substring(0, SnippetRevision.LONGEST_TITLE - 1) + "…";
    }

    private static String fitting(ContentType type, String field, String text) {
        int longest = type.field(field).map(ContentType.Field::maxLength).orElseThrow().orElse(Integer.MAX_VALUE);
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
