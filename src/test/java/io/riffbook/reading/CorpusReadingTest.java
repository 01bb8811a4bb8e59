package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.UnreadableDeck.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Files as they are out there, through real workers.
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
        List<Outcome> outcomes = outcomes(realPresentations(), Wanted.TEXT);

        assertThat(outcomes).hasSizeGreaterThan(40).allMatch(outcome -> outcome.passages() > 0);
    }

    @Test
    void endsEveryParserTestFileAsPassagesOrAsAReason() throws Exception {
        List<Outcome> outcomes = outcomes(Corpus.files("decks/parser"), Wanted.TEXT);

        print(outcomes);
        assertThat(outcomes).allMatch(outcome -> outcome.passages() > 0 || outcome.reason().isPresent());
        assertThat(outcomes).extracting(Outcome::reason).doesNotContain(Optional.of(Reason.WORKER_FAILED),
                Optional.of(Reason.TOO_SLOW), Optional.of(Reason.OUT_OF_MEMORY));
        assertThat(outcomes).filteredOn(outcome -> Corpus.isPresentation(outcome.file())).hasSizeGreaterThan(250)
                .extracting(Outcome::reason).containsOnly(Optional.empty(), Optional.of(Reason.NO_PASSAGES));
    }

    @Test
    void endsEveryHostileFileAsPassagesOrAsAReasonAndGoesOn() throws Exception {
        List<Outcome> outcomes = outcomes(Corpus.files("hostile"), Wanted.TEXT);

        print(outcomes);
        assertThat(outcomes).allMatch(outcome -> outcome.passages() > 0 || outcome.reason().isPresent());
        assertThat(reader.workers().size()).isLessThanOrEqualTo(SETTINGS.workers());
        assertThat(outcomes(Corpus.presentations("decks/versions"), Wanted.TEXT))
                .allMatch(outcome -> outcome.passages() > 0);
    }

    @Test
    void readsMarkdownDecks() throws Exception {
        List<Path> files = Corpus.files("markdown-decks").stream().filter(file -> file.toString().endsWith(".md"))
                .toList();

        List<Outcome> outcomes = outcomes(files, Wanted.TEXT);

        print(outcomes);
        assertThat(outcomes).allMatch(outcome -> outcome.passages() > 0 || outcome.reason().isPresent());
    }

    @Test
    @Tag("long")
    void goesOnDrawingWhateverAFileDoes() throws Exception {
        List<Path> files = new ArrayList<>(Corpus.files("hostile"));
        files.addAll(Corpus.presentations("decks/parser"));

        List<Outcome> outcomes = outcomes(files, Wanted.EVERYTHING);

        print(outcomes);
        assertThat(outcomes).allMatch(outcome -> outcome.passages() > 0 || outcome.reason().isPresent());
        assertThat(reader.workers().size()).isLessThanOrEqualTo(SETTINGS.workers());
    }

    @Test
    @Tag("long")
    void drawsEveryRealPresentation() throws Exception {
        List<Outcome> outcomes = outcomes(realPresentations(), Wanted.EVERYTHING);

        System.out.printf("%-60s %6s %8s %8s %8s %s%n", "file", "slides", "text s", "draw s", "slides/s", "outcome");
        for (Outcome outcome : outcomes) {
            System.out.printf("%-60.60s %6d %8.2f %8.2f %8.1f %s%n", outcome.file().getFileName(), outcome.passages(),
                    outcome.textSeconds(), outcome.drawSeconds(), outcome.slidesPerSecond(), outcome.words());
        }
        List<Double> speeds = outcomes.stream().map(Outcome::slidesPerSecond).sorted().toList();
        System.out.printf("median: %.1f slides/s%n", speeds.get(speeds.size() / 2));
        assertThat(outcomes).allMatch(outcome -> outcome.passages() > 0);
        assertThat(outcomes.stream().mapToInt(Outcome::notDrawn).sum()).isLessThan(20);
    }

    private record Outcome(Path file, int passages, int notDrawn, Optional<Reason> reason, double textSeconds,
            double drawSeconds) {

        double slidesPerSecond() {
            return (passages - notDrawn) / drawSeconds;
        }

        String words() {
            return reason.map(Reason::name).orElse(notDrawn == 0 ? "read" : "read, " + notDrawn + " not drawn");
        }
    }

    private static List<Path> realPresentations() throws Exception {
        List<Path> files = new ArrayList<>(Corpus.presentations("decks/real"));
        files.addAll(Corpus.presentations("decks/versions"));
        return files;
    }

    private static List<Outcome> outcomes(List<Path> files, Wanted wanted) throws Exception {
        List<Callable<Outcome>> tasks = files.stream().<Callable<Outcome>>map(file -> () -> outcome(file, wanted))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(SETTINGS.workers())) {
            for (Future<Outcome> outcome : executor.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private static int notDrawn(Reading reading) {
        return (int) reading.passages().stream()
                .filter(passage -> passage.preview().filter(preview -> !preview.isText()).isEmpty()).count();
    }

    private static Outcome outcome(Path file, Wanted wanted) throws InterruptedException {
        long start = System.nanoTime();
        var textRead = new long[]{start};
        try (Reading reading = reader.read(file, String.valueOf(file.getFileName()), wanted, progress -> {
            if (progress.step().equals("Reading text")) {
                textRead[0] = System.nanoTime();
            }
        })) {
            for (ReadPassage passage : reading.passages()) {
                passage.preview().ifPresent(preview -> assertThat(Files.exists(preview.wide())).isTrue());
            }
            return new Outcome(file, reading.passages().size(), notDrawn(reading), Optional.empty(),
                    (textRead[0] - start) / 1e9, (System.nanoTime() - textRead[0]) / 1e9);
        } catch (UnreadableDeck e) {
            return new Outcome(file, 0, 0, Optional.of(e.reason()), (System.nanoTime() - start) / 1e9, 0);
        }
    }

    private static void print(List<Outcome> outcomes) {
        Map<String, Long> counts = outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::words, TreeMap::new, Collectors.counting()));
        System.out.printf("%d files, %d passages: %s%n", outcomes.size(),
                outcomes.stream().mapToInt(Outcome::passages).sum(), counts);
        outcomes.stream().filter(outcome -> outcome.textSeconds() > 10 || outcome.notDrawn() > 0)
                .forEach(outcome -> System.out.println("  " + outcome));
    }
}
