package io.riffbook.search;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;

import java.util.List;
import java.util.Optional;

/// A small vocabulary for tests.
public final class Vocabularies {

    private Vocabularies() {}

    /// Two personas below executives, and two industries below retail.
    public static Vocabulary small() {
        return new Vocabulary(List.of(concept("persona/executive", "Executive", List.of("C-level", "top management")),
                narrower("persona/cfo", "Chief financial officer", List.of("CFO", "finance leader"),
                        "persona/executive"),
                narrower("persona/cio", "Chief information officer", List.of("CIO", "head of IT"), "persona/executive"),
                concept("industry/retail", "Retail", List.of("stores")),
                narrower("industry/food-retail", "Food retail", List.of("grocery", "supermarkets"), "industry/retail"),
                concept("industry/pharma", "Pharmaceuticals", List.of("drug makers"))));
    }

    private static Concept concept(String id, String label, List<String> others) {
        return new Concept(ConceptId.parse(id), label, others, Optional.empty(), "", false, List.of());
    }

    private static Concept narrower(String id, String label, List<String> others, String broader) {
        return new Concept(ConceptId.parse(id), label, others, Optional.of(ConceptId.parse(broader)), "", false,
                List.of());
    }
}
