package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Decks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast decks are cut into files of one slide, by one thread, and how much heap that takes. A measurement for
/// docs/benchmarks.md, run only by its command: `mvn test -Dtest=SplitBenchmark`.
class SplitBenchmark {

    private static final int PICTURE = 200 * 1024;

    @TempDir
    private Path folder;

    @Test
    void splitsEveryDeckOfTheCorpusAndOneOfThreeHundredSlides() throws IOException {
        List<Path> real = CorpusDecks.presentations("decks/real");
        Path large = largeDeck();
        split(List.of(large));
        System.out.printf("Heap: at most %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
        measure("300 slides, made", List.of(large));
        assertThat(measure("decks/real", real)).isGreaterThan(700);
        together(large);
    }

    private int measure(String what, List<Path> decks) throws IOException {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Split split = split(decks);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %d decks (%.1f MiB), %d slides in %.2f s: %.0f slides/s, files %.1f MiB, peak heap %d MiB%n",
                what, decks.size(), mebibytes(decks), split.slides(), seconds, split.slides() / seconds,
                split.bytes() / 1048576.0, peak() >> 20);
        return split.slides();
    }

    private record Split(int slides, long bytes) {}

    private Split split(List<Path> decks) throws IOException {
        int slides = 0;
        long bytes = 0;
        Path file = folder.resolve("slide.pptx");
        for (Path path : decks) {
            try (DeckParts deck = DeckParts.open(path)) {
                for (int position = 1; position <= deck.slides(); position++) {
                    DeckAssembly.of(deck, position, "Deck").writeTo(file);
                    bytes += Files.size(file);
                    slides++;
                }
            }
        }
        return new Split(slides, bytes);
    }

    private void together(Path large) throws IOException {
        long start = System.nanoTime();
        try (DeckParts deck = DeckParts.open(large)) {
            var assembly = new DeckAssembly("All");
            for (int position = deck.slides(); position > 0; position--) {
                assembly.add(deck, position);
            }
            assembly.writeTo(folder.resolve("all.pptx"));
        }
        System.out.printf("300 slides put together again, the last first: %.2f s%n",
                (System.nanoTime() - start) / 1e9);
    }

    /// Used, and not yet collected.
    private static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double mebibytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes / 1048576.0;
    }

    /// Words and notes on each slide, on every third a picture, some of which come again.
    private Path largeDeck() throws IOException {
        var decks = new Decks();
        var random = new Random(300);
        for (int i = 1; i <= 300; i++) {
            XSLFSlide slide = decks.slide("Slide " + i);
            for (int line = 0; line < 5; line++) {
                Decks.bullet(Decks.body(slide), line % 2, "Point %d of slide %d, said in a line".formatted(line, i));
            }
            if (i % 3 == 0) {
                var picture = new byte[PICTURE];
                new Random(random.nextInt(60)).nextBytes(picture);
                slide.createPicture(decks.show().addPicture(picture, PictureData.PictureType.PNG));
            }
            decks.notes(slide, "Say this of slide " + i);
        }
        return decks.save(folder.resolve("large.pptx"));
    }
}
