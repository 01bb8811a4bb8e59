package io.riffbook.variations.web;

import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetRevision;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentType.Field;
import org.springframework.util.MultiValueMap;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The form of a variation exactly as it was filled in, right or wrong, so that nothing typed is lost.
///
/// @param fields by name, as text
/// @param revision that it varies
public record VariationForm(String title, Map<String, String> fields, String comment, int revision, String clientId) {
    private static final String FIELD = "fields.";
    private static final int LONGEST_NUMBER = 20;

    static VariationForm of(SnippetRevision base, String clientId) {
        Map<String, String> fields = new LinkedHashMap<>();
        base.fields().forEach((name, value) -> fields.put(name, value.toString()));
        return new VariationForm(base.title(), fields, "", base.number(), clientId);
    }

    static VariationForm read(MultiValueMap<String, String> values) {
        Map<String, String> fields = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), lines(all.getFirst()));
            }
        });
        String revision = text(values, "revision");
        return new VariationForm(text(values, "title"), fields, text(values, "comment"),
                revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0, text(values, "clientId"));
    }

    /// The fields as the kind types them. What is no number stays a text, and the kind refuses it. What the form left as it was stays
    /// exactly as it was, and fields that it doesn't show stay, too.
    SnippetContent content(ContentType type, SnippetRevision base) {
        Map<String, Object> typed = new LinkedHashMap<>(base.fields());
        for (Field field : type.fields()) {
            String text = fields.getOrDefault(field.name(), "");
            Object before = base.fields().get(field.name());
            if (before != null && lines(before.toString()).equals(text)) {
                continue;
            }
            switch (field.widget()) {
                case CHECKBOX -> {
                    if (!text.isEmpty() || field.required() || before != null) {
                        typed.put(field.name(), !text.isEmpty());
                    }
                }
                case NUMBER -> put(typed, field, text.isBlank() ? text : number(text.strip()));
                case TEXT, MARKDOWN, SELECT -> put(typed, field, text);
            }
        }
        return new SnippetContent(type.kind(), title, typed);
    }

    private static void put(Map<String, Object> typed, Field field, Object value) {
        if (value instanceof String text && text.isBlank()) {
            typed.remove(field.name());
        } else {
            typed.put(field.name(), value);
        }
    }

    private static Object number(String text) {
        if (text.length() > LONGEST_NUMBER || !text.matches("-?\\d+(\\.\\d+)?")) {
            return text;
        }
        if (text.contains(".")) {
            return Double.valueOf(text);
        }
        BigInteger whole = new BigInteger(text);
        return whole.bitLength() < Integer.SIZE ? (Object) whole.intValueExact() : whole;
    }

    private static String text(MultiValueMap<String, String> values, String name) {
        return lines(Objects.requireNonNullElse(values.getFirst(name), ""));
    }

    /// Browsers send lines with two characters at their ends.
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
