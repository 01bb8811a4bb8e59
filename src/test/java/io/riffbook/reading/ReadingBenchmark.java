package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.ReadingSettings.Previews;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// How fast decks are read, split and drawn, and what a worker takes:
/// `mvn test -Plong -Dtest=ReadingBenchmark`, also with `-Driffbook.previews=libreoffice`.
@Tag("long")
class ReadingBenchmark {

    private static final ReadingSettings SETTINGS = new ReadingSettings(2, DataSize.ofMegabytes(512),
            Duration.ofSeconds(60), Duration.ofMinutes(20), 100, Duration.ofMinutes(2),
            Previews.valueOf(System.getProperty("riffbook.previews", "poi").toUpperCase(java.util.Locale.ROOT)),
            "soffice");

    @TempDir
    private Path folder;

    @Test
    void readsSplitsAndDraws() throws Exception {
        try (var reader = new DeckReader(SETTINGS, WorkerCommand.ofThisProgram(SETTINGS));
                var watch = new Footprint.Watch(reader)) {
            measure(reader, deck(1));
            System.out.printf("%-34s %6s %9s %9s %9s %9s%n", "deck", "slides", "text s", "split s", "draw s",
                    "slides/s");
            print("60 slides", measure(reader, deck(60)));
            print("300 slides", measure(reader, deck(300)));
            print(watch);
            List<Path> real = Corpus.presentations("decks/real");
            long start = System.nanoTime();
            List<Times> all = atOnce(reader, real);
            double seconds = (System.nanoTime() - start) / 1e9;
            int slides = all.stream().mapToInt(Times::slides).sum();
            List<Double> speeds = all.stream().map(Times::drawn).sorted().toList();
            System.out.printf(
                    "decks/real, two workers: %d decks, %d slides in %.1f s, %.1f slides/s; previews of a deck: "
                            + "median %.1f slides/s, slowest %.1f%n",
                    real.size(), slides, seconds, slides / seconds,
                    speeds.get(speeds.size() / 2), speeds.getFirst());
            print(watch);
            assertThat(slides).isGreaterThan(700);
        }
    }

    /// Seconds until the text, the slide files and the previews were there.
    private record Times(int slides, double text, double split, double draw) {

        double drawn() {
            return slides / Math.max(0.001, draw);
        }
    }

    private static void print(String name, Times times) {
        System.out.printf("%-34s %6d %9.2f %9.2f %9.2f %9.1f%n", name, times.slides(), times.text(), times.split(),
                times.draw(), times.drawn());
    }

    private static void print(Footprint.Watch watch) {
        System.out.printf("a worker's memory at its most: %d MB (heap %d MB)%n", watch.mostMemory() >> 20,
                SETTINGS.heap().toMegabytes());
    }

    private static List<Times> atOnce(DeckReader reader, List<Path> files) throws Exception {
        List<Times> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(SETTINGS.workers())) {
            List<Callable<Times>> tasks = files.stream().<Callable<Times>>map(file -> () -> measure(reader, file))
                    .toList();
            for (Future<Times> times : threads.invokeAll(tasks)) {
                all.add(times.get());
            }
        }
        return all;
    }

    private static Times measure(DeckReader reader, Path file) throws InterruptedException {
        Map<String, Long> last = new HashMap<>();
        long[] start = {0};
        try (Reading reading = reader.read(file, String.valueOf(file.getFileName()), Wanted.EVERYTHING, progress -> {
            long now = System.nanoTime();
            start[0] = start[0] == 0 ? now : start[0];
            last.put(progress.step(), now);
        })) {
            long text = last.getOrDefault("Reading text", start[0]);
            long split = last.getOrDefault("Splitting slides", text);
            long drawn = last.getOrDefault("Drawing slides", split);
            return new Times(reading.passages().size(), (text - start[0]) / 1e9, (split - text) / 1e9,
                    (drawn - split) / 1e9);
        }
    }

    private Path deck(int slides) throws IOException {
        var decks = new Decks();
        for (int i = 1; i <= slides; i++) {
            var slide = decks.slide("Finding " + i);
            for (int line = 0; line < 5; line++) {
                Decks.bullet(Decks.body(slide), line % 2, "Point %d of finding %d, said in a line".formatted(line, i));
            }
            if (i % 5 == 0) {
                Decks.table(slide, new String[]{"Quarter", "Before", "After"}, new String[]{"Q" + i % 4, "12", "7"});
            }
            Decks.square(slide, new Color(i % 256, 80, 120));
            decks.notes(slide, "Say this of finding " + i);
        }
        return decks.save(folder.resolve("slides-" + slides + ".pptx"));
    }
}
