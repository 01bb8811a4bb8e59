package io.riffbook.search.lucene;

import io.riffbook.search.SnippetIndex;
import io.riffbook.search.Vocabulary;

import java.nio.file.Path;

/// Indexes for tests elsewhere.
public final class LuceneIndexes {
    private LuceneIndexes() {}

    /// An index in that folder, for as long as the test runs.
    public static SnippetIndex in(Path folder, Vocabulary vocabulary) {
        return LuceneSnippetIndex.open(folder, () -> vocabulary);
    }
}
