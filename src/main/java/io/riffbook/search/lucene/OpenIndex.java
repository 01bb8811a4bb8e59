package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;
import io.riffbook.search.Generation;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/// Lucene's open handles on the index, which live and die together.
record OpenIndex(Generation generation, Directory directory, IndexWriter writer,
        SearcherManager searchers) implements Closeable {

    private static final double WRITE_BUFFER_MB = 48;
    private static final String LAYOUT = "layout";

    /// An empty index in this folder.
    static OpenIndex create(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = writer(directory, OpenMode.CREATE);
        try {
            writer.setLiveCommitData(Map.of(LAYOUT, Fields.LAYOUT).entrySet());
            writer.commit();
            return new OpenIndex(generation(folder), directory, writer, new SearcherManager(writer, null));
        } catch (IOException | RuntimeException e) {
            abandon(directory, writer);
            throw e;
        }
    }

    /// The index in this folder; absent when it has another layout.
    ///
    /// @throws IOException when it can't be read, or isn't there
    static Optional<OpenIndex> open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer;
        try {
            writer = writer(directory, OpenMode.APPEND);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        try {
            verify(writer);
            if (hasLayout(writer)) {
                return Optional
                        .of(new OpenIndex(generation(folder), directory, writer, new SearcherManager(writer, null)));
            }
            abandon(directory, writer);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            abandon(directory, writer);
            throw e;
        }
    }

    private static IndexWriter writer(Directory directory, OpenMode mode) throws IOException {
        return new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setOpenMode(mode));
    }

    private static Generation generation(Path folder) {
        return new Generation(String.valueOf(folder.getFileName()));
    }

    /// Reads every byte once: what has rotted must show now, not in the middle of a search.
    private static void verify(IndexWriter writer) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    private static boolean hasLayout(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
        if (committed != null) {
            for (Map.Entry<String, String> entry : committed) {
                if (entry.getKey().equals(LAYOUT)) {
                    return entry.getValue().equals(Fields.LAYOUT);
                }
            }
        }
        return false;
    }

    /// What is done with a searcher while it can't be closed.
    @FunctionalInterface
    interface Reading<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    <T> T read(Reading<T> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /// The sequence of this snippet that the searcher sees.
    static OptionalLong sequence(IndexSearcher searcher, SnippetId id) {
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                OptionalLong sequence = sequence(leaf.reader(), id);
                if (sequence.isPresent()) {
                    return sequence;
                }
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalLong sequence(LeafReader reader, SnippetId id) throws IOException {
        var terms = reader.terms(Fields.SNIPPET);
        if (terms == null) {
            return OptionalLong.empty();
        }
        TermsEnum term = terms.iterator();
        if (!term.seekExact(Documents.bytes(id.value()))) {
            return OptionalLong.empty();
        }
        Bits alive = reader.getLiveDocs();
        PostingsEnum documents = term.postings(null, PostingsEnum.NONE);
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (alive == null || alive.get(documents.docID())) {
                NumericDocValues sequences = reader.getNumericDocValues(Fields.SEQUENCE);
                sequences.advanceExact(documents.docID());
                return OptionalLong.of(sequences.longValue());
            }
        }
        return OptionalLong.empty();
    }

    /// Closes without a last commit, which would fail again. Twice is harmless.
    void abandon() throws IOException {
        searchers.close();
        abandon(directory, writer);
    }

    private static void abandon(Directory directory, IndexWriter writer) throws IOException {
        try (directory) {
            writer.rollback();
        }
    }

    @Override
    public void close() throws IOException {
        try (directory; writer) {
            searchers.close();
        }
    }
}
