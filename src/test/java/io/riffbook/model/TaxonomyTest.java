package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class TaxonomyTest {
    private static final ConceptId BIRDS = new ConceptId("pets", "birds");

    @Test
    void refusesMoreFormerIdsThanItsFileCanHold() {
        Taxonomy full = renamed(Taxonomy.MOST_FORMER_IDS);

        assertThat(
                TaxonomyFile.read(new ModelFiles.ModelFile("pets.yaml", "pets", TaxonomyYaml.write(full))).concepts())
                .isEqualTo(full.concepts());
        assertThatThrownBy(() -> renamed(Taxonomy.MOST_FORMER_IDS + 1)).isInstanceOf(TaxonomyException.class)
                .hasMessageContaining("more former ids");
        assertThatThrownBy(() -> full.merged(cats(Taxonomy.MOST_FORMER_IDS), BIRDS))
                .isInstanceOf(TaxonomyException.class).hasMessageContaining("more former ids");
    }

    private static Taxonomy renamed(int times) {
        Taxonomy taxonomy = Taxonomy.empty("pets", "Pets", "").with(concept(cats(0)), Optional.empty())
                .with(concept(BIRDS), Optional.empty());
        for (int time = 0; time < times; time++) {
            taxonomy = taxonomy.renamed(cats(time), cats(time + 1));
        }
        return taxonomy;
    }

    private static ConceptId cats(int time) {
        return new ConceptId("pets", "cats-" + time);
    }

    private static Concept concept(ConceptId id) {
        return new Concept(id, id.concept(), List.of(), Optional.empty(), "", false, List.of());
    }
}
