package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonValue;

/// A part of the content model that content can use. Written as `story`, `story.quote`, `story.tone = calm` or `industry/food`.
public sealed interface ModelPart {

    /// As people and programs see it.
    @JsonValue
    String written();

    /// A kind as a whole.
    record OfKind(Kind kind) implements ModelPart {
        @Override
        public String written() {
            return kind.name();
        }
    }

    /// One field of a kind.
    record OfField(Kind kind, String field) implements ModelPart {
        @Override
        public String written() {
            return kind + "." + field;
        }
    }

    /// One of the values that a field may have.
    record OfChoice(Kind kind, String field, String choice) implements ModelPart {
        @Override
        public String written() {
            return kind + "." + field + " = " + choice;
        }
    }

    /// A concept of a taxonomy.
    record OfConcept(ConceptId concept) implements ModelPart {
        @Override
        public String written() {
            return concept.toString();
        }
    }
}
