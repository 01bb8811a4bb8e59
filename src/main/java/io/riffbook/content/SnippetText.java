package io.riffbook.content;

import io.riffbook.model.ContentType;
import io.riffbook.reading.Markdown;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a snippet says, as plain text for search and excerpts.
record SnippetText(String text, String notes) {
    static final String NOTES = "notes";

    static SnippetText of(ContentType type, Map<String, Object> fields) {
        return new SnippetText(join(type.bodyFields(), fields), join(List.of(NOTES), fields));
    }

    private static String join(List<String> names, Map<String, Object> fields) {
        return names.stream().map(fields::get).filter(value -> value != null)
                .map(value -> Markdown.toText(value.toString()).strip()).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
