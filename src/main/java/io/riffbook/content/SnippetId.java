package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a snippet.
public record SnippetId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SnippetId {}

    public static SnippetId next() {
        return new SnippetId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
