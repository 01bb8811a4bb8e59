package io.riffbook.search.lucene;

import io.riffbook.search.SnippetIndex;
import io.riffbook.search.Vocabularies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A Lucene index for tests of other packages.
public final class OpenLucene implements AutoCloseable {
    private final LuceneSnippetIndex index;

    public OpenLucene(Path folder) {
        index = LuceneSnippetIndex.open(folder, Vocabularies::small);
    }

    public SnippetIndex index() {
        return index;
    }

    @Override
    public void close() {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
