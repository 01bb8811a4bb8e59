package io.riffbook.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Real files of others, read where they lie; tests that need them are skipped where they are absent.
final class Corpus {

    private Corpus() {}

    static Path folder(String name) {
        Path corpus = Path.of(System.getProperty("riffbook.corpus", "../shared/corpus"));
        Path folder = corpus.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder),
                () -> "skipped: no corpus at " + folder + "; set -Driffbook.corpus=<folder> to run it");
        return folder;
    }

    static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder(name))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Whether the name says that it is for PowerPoint, in any of its kinds.
    static boolean isPresentation(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT)
                .matches(".+\\.(?:ppt|pp[ts]x|pp[ts]m|pot[xm])");
    }

    static List<Path> presentations(String name) throws IOException {
        return files(name).stream().filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pptx")).toList();
    }
}
