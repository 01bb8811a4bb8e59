package io.riffbook.search.lucene;

import io.riffbook.search.RelevanceContract;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.Vocabularies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class LuceneRelevanceTest extends RelevanceContract {
    @TempDir
    Path folder;
    private LuceneSnippetIndex index;

    @BeforeEach
    void open() {
        index = LuceneSnippetIndex.open(folder, Vocabularies::small);
        fill();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Override
    protected SnippetIndex index() {
        return index;
    }
}
