package io.riffbook.reading.openxml;

import io.riffbook.testing.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Presentations of the shared corpus, in one order.
final class CorpusDecks {

    private CorpusDecks() {}

    /// Skips the test where the corpus is absent.
    static List<Path> presentations(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Corpus.require(folder))) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(pptx|ppsx|potx)"))
                    .sorted().toList();
        }
    }
}
