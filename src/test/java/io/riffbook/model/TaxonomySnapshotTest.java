package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.web.FieldFault;
import org.junit.jupiter.api.Test;

import java.util.List;

class TaxonomySnapshotTest {
    private static final ConceptId FOOD = ConceptId.parse("industry/food");

    private final TaxonomySnapshot snapshot = new TaxonomySnapshot(1,
            ModelFiles.shipped().taxonomies().stream().map(TaxonomyFile::read).toList());

    @Test
    void shipsTheNineTaxonomies() {
        assertThat(snapshot.all()).extracting(Taxonomy::id).containsExactly("buying-stage", "channel", "company-size",
                "competitor", "economic-climate", "industry", "persona", "product", "region");
    }

    @Test
    void findsConceptsAndTheirLabels() {
        ConceptId midMarket = ConceptId.parse("company-size/lower-mid-market");

        assertThat(snapshot.find(midMarket).flatMap(Concept::broader))
                .hasValue(ConceptId.parse("company-size/mid-market"));
        assertThat(snapshot.label(midMarket)).isEqualTo("Lower mid-market");
        assertThat(snapshot.label(ConceptId.parse("company-size/gone-by-now"))).isEqualTo("gone-by-now");
    }

    @Test
    void widensAConceptToWhatIsNarrower() {
        assertThat(snapshot.narrowerOrSelf(ConceptId.parse("competitor/status-quo"))).hasSize(4)
                .contains(ConceptId.parse("competitor/status-quo"), ConceptId.parse("competitor/usb-loggers"));
        assertThat(snapshot.narrowerOrSelf(FOOD)).contains(FOOD);
    }

    @Test
    void namesEveryUnknownConceptWithItsPointer() {
        List<ConceptId> ids = List.of(ConceptId.parse("persona/nobody"), ConceptId.parse("channel/call"),
                ConceptId.parse("channel/pigeon"));

        assertThatThrownBy(() -> snapshot.requireAll(ids, "/tags"))
                .isInstanceOfSatisfying(UnknownConceptException.class,
                        refused -> assertThat(refused.problem().faults()).extracting(FieldFault::pointer)
                                .containsExactly("/tags/0", "/tags/2"));
    }
}
