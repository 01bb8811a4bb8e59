package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.testing.RiffbookTest;
import io.riffbook.web.Version;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@RiffbookTest
class TaxonomiesTest {
    @Autowired
    Taxonomies taxonomies;

    @Autowired
    StoredTaxonomies stored;

    @Autowired
    JdbcClient db;

    @Test
    void storesTheSeedAsItIs() {
        List<Taxonomy> seed = ModelFiles.shipped().taxonomies().stream().map(TaxonomyFile::read).toList();

        assertThat(taxonomies.snapshot().all()).containsAll(seed);
    }

    @Test
    void addsATaxonomyOnceHoweverManyNodesStartWithIt() throws Exception {
        Taxonomy tempo = new Taxonomy("tempo", Version.FIRST, "Tempo", "", IntStream.range(0, 200).mapToObj(
                beat -> new Concept(new ConceptId("tempo", "bpm" + beat), beat + " bpm", List.of("{\"" + beat, "b,c"),
                        beat == 0 ? Optional.empty() : Optional.of(new ConceptId("tempo", "bpm" + (beat - 1))), "",
                        false,
                        List.of()))
                .toList());
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> starts = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                starts.add(() -> {
                    stored.addMissing(List.of(tempo));
                    return true;
                });
            }
            for (Future<Boolean> started : nodes.invokeAll(starts)) {
                assertThat(started.get()).isTrue();
            }
        }

        taxonomies.refresh();

        assertThat(taxonomies.snapshot().taxonomy("tempo")).hasValue(tempo);
    }

    @Test
    void leavesAloneWhatPostgresHasAlready() {
        stored.addMissing(List.of(new Taxonomy("groove", Version.FIRST, "Groove", "", List.of())));

        stored.addMissing(List.of(new Taxonomy("groove", Version.FIRST, "Renamed in the file", "", List.of())));

        assertThat(stored.read().taxonomy("groove").map(Taxonomy::prefLabel)).hasValue("Groove");
    }

    @Test
    void seesWhatAnotherNodeChanged() {
        stored.addMissing(List.of(new Taxonomy("swing", Version.FIRST, "Swing", "", List.of())));
        db.sql("update taxonomy set pref_label = 'Shuffle' where id = 'swing'").update();

        taxonomies.refresh();

        assertThat(taxonomies.snapshot().taxonomy("swing").map(Taxonomy::prefLabel)).hasValue("Shuffle");
    }
}
