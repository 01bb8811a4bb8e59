package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a deck.
public record DeckId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeckId {}

    public static DeckId next() {
        return new DeckId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
