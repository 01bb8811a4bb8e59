package io.riffbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.analysis.Labels.Mention;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    private final Labels labels = Labels.of(List.of(concept("persona/cfo", "Chief financial officer", "CFO"),
            concept("persona/cio", "Chief information officer", "CTO", "head of IT"),
            concept("persona/cto", "Chief technology officer", "CTO"), concept("industry/it", "IT"),
            concept("industry/retail", "Retail", "stores"), concept("industry/food", "Food retail"),
            concept("climate/consolidation", "Consolidation", "M&A"), concept("rival/sheets", "Spreadsheets", "Excel"),
            concept("rival/leave", "Leave it", "as is"), concept("stage/expanding", "Expanding", "cross-sell"),
            new Concept(ConceptId.parse("industry/old"), "Mining", List.of(), Optional.empty(), "", true, List.of())));

    private static Concept concept(String id, String label, String... others) {
        return new Concept(ConceptId.parse(id), label, List.of(others), Optional.empty(), "", false, List.of());
    }

    private List<String> found(String text) {
        return labels.in(text).stream().map(Mention::words).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Food retail is not retail                  | Food retail;retail
            For chief financial officers               | chief financial officers
            CFOs, and the CFO's people                 | CFOs;CFO's
            It works, and it is IT who says it         | IT
            The head of it all, and the head of IT     | head of IT
            Growth by M&A                              | M&A
            A man: m, a                                | -
            We excel where Excel ends                  | Excel
            Leave things as is                         | -
            They cross-sell; he will cross sell        | cross-sell;cross sell
            Two stores, one store, and data is stored  | stores;store
            A retail-ready box                         | -
            Food, retail and drink                     | retail
            **Food** retail                            | Food** retail
            Mining                                     | -
            """)
    void findsTheLongestLabelsWhereTheyMeanTheConcept(String text, String words) {
        assertThat(String.join(";", found(text))).isEqualTo(words == null ? "" : words);
    }

    @Test
    void saysWhereAndWhatEachLabelStandsFor() {
        Mention mention = labels.in("Ask the CTO.").getFirst();

        assertThat("Ask the CTO.".substring(mention.start(), mention.end())).isEqualTo("CTO");
        assertThat(mention.concepts()).extracting(ConceptId::toString).containsExactlyInAnyOrder("persona/cio",
                "persona/cto");
        assertThat(mention.isAmbiguous()).isTrue();
        assertThat(mention.isTelling()).isTrue();
        assertThat(labels.in("retail").getFirst().isTelling()).isFalse();
    }

    @Property(tries = 300)
    void takesAnyText(@ForAll @StringLength(max = 300) String text) {
        int end = 0;
        for (Mention mention : labels.in(text)) {
            assertThat(mention.start()).isGreaterThanOrEqualTo(end);
            assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.words());
            end = mention.end();
        }
    }
}
