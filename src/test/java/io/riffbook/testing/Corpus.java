package io.riffbook.testing;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/// The shared corpus of real decks and hostile files. It isn't part of the repository: tests that need it are skipped without it.
public final class Corpus {
    private Corpus() {}

    /// A file or folder of the corpus; skips the test, with a message, when it is absent.
    public static Path require(String path) {
        Path found = root().resolve(path);
        Assumptions.assumeTrue(Files.exists(found), () -> "skipped: no " + path + " in the corpus at " + root()
                + "; name its folder with -Driffbook.corpus=...");
        return found;
    }

    private static Path root() {
        return Path.of(System.getProperty("riffbook.corpus", "../shared/corpus"));
    }
}
