package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;

/// Lucene's open handles on the index, which live and die together.
record OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers) implements Closeable {

    static OpenIndex of(Directory directory, IndexWriter writer) throws IOException {
        return new OpenIndex(directory, writer, new SearcherManager(writer, null));
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

    String incarnation() {
        String incarnation = LuceneFolder.committed(writer).get(LuceneFolder.INCARNATION);
        if (incarnation == null) {
            throw new IllegalStateException("an index without an incarnation was opened");
        }
        return incarnation;
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
        try (directory) {
            searchers.close();
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
