package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorpusReadingTest {

    private static final ReadingSettings SETTINGS = ReadingSettings.defaults();
    private static DeckReader reader;

    @BeforeAll
    static void start() {
        reader = new DeckReader(SETTINGS, WorkerCommand.ofThisProgram(SETTINGS));
    }

    @AfterAll
    static void stop() {
        reader.close();
    }

    @Test
    void readsEveryRealPresentation() throws Exception {
        List<Path> files = new ArrayList<>(Corpus.presentations("decks/real"));
        files.addAll(Corpus.presentations("decks/versions"));

        assertThat(outcomes(files)).allSatisfy(outcome -> assertThat(outcome.passages()).as(outcome.toString())
                .isPositive());
    }

    @Test
    void endsEveryParserTestFileAsPassagesOrAsAReason() throws Exception {
        print(outcomes(Corpus.files("decks/parser")));
    }

    @Test
    void endsEveryHostileFileAsPassagesOrAsAReasonAndGoesOn() throws Exception {
        print(outcomes(Corpus.files("hostile")));

        assertThat(outcomes(Corpus.presentations("decks/versions").subList(0, 1)).getFirst().passages()).isPositive();
    }

    private record Outcome(Path file, int passages, String reason, double seconds) {}

    private static List<Outcome> outcomes(List<Path> files) throws Exception {
        List<Callable<Outcome>> tasks = files.stream().<Callable<Outcome>>map(file -> () -> outcome(file)).toList();
        List<Outcome> outcomes = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(SETTINGS.workers())) {
            for (Future<Outcome> outcome : executor.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private static Outcome outcome(Path file) throws InterruptedException {
        long start = System.nanoTime();
        try (Reading reading = reader.read(file, String.valueOf(file.getFileName()), Previews.NONE, _ -> {})) {
            return new Outcome(file, reading.passages().size(), "", seconds(start));
        } catch (UnreadableDeck e) {
            return new Outcome(file, 0, e.reason().name() + ": " + e.getMessage(), seconds(start));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(List<Outcome> outcomes) throws IOException {
        Map<UnreadableDeck.Reason, Integer> counts = new EnumMap<>(UnreadableDeck.Reason.class);
        for (Outcome outcome : outcomes) {
            System.out.printf("%-70s %4d %6.2f s %s%n", outcome.file().getFileName(), outcome.passages(),
                    outcome.seconds(), outcome.reason());
        }
        System.out.println(counts);
    }
}
