package io.riffbook.content.web;

import io.riffbook.content.SnippetRevision;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentType.Field;
import io.riffbook.model.ContentType.Widget;
import io.riffbook.reading.Markdown;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a revision says, piece by piece in reading order.
///
/// @param body what is for the listener
/// @param asides what is only for whoever uses it
public record SnippetPieces(List<Piece> body, List<Piece> asides) {
    private static final String NOTES = "notes";

    /// One field.
    ///
    /// @param html clean, where the field is Markdown
    public record Piece(String label, String text, @Nullable String html) {}

    static SnippetPieces of(Optional<ContentType> type, SnippetRevision revision) {
        if (type.isEmpty()) {
            // the kind has left the content model; what was written is still there to be read
            return new SnippetPieces(revision.fields().entrySet().stream()
                    .map(field -> new Piece(field.getKey(), field.getValue().toString(), null)).toList(), List.of());
        }
        Set<String> body = new LinkedHashSet<>(type.get().bodyFields());
        Set<String> asides = new LinkedHashSet<>();
        type.get().fields().stream().map(Field::name).filter(name -> !body.contains(name) && !name.equals(NOTES))
                .forEach(asides::add);
        asides.add(NOTES);
        return new SnippetPieces(pieces(type.get(), body, revision.fields()),
                pieces(type.get(), asides, revision.fields()));
    }

    private static List<Piece> pieces(ContentType type, Set<String> names, Map<String, Object> fields) {
        return names.stream().flatMap(name -> type.field(name).stream())
                .filter(field -> fields.containsKey(field.name()))
                .map(field -> piece(field, fields.get(field.name()))).filter(piece -> !piece.text().isBlank()).toList();
    }

    private static Piece piece(Field field, @Nullable Object value) {
        String text = value instanceof Boolean flag ? (flag ? "Yes" : "No") : String.valueOf(value);
        return new Piece(field.label(), text, field.widget() == Widget.MARKDOWN ? Markdown.toHtml(text) : null);
    }
}
