package io.riffbook.content.composing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.riffbook.web.Ids;
import java.util.UUID;

/// Names a template.
public record DeckTemplateId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeckTemplateId {}

    static DeckTemplateId next() {
        return new DeckTemplateId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
