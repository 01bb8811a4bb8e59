package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;
import io.riffbook.search.Generation;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.LostGenerationException;
import io.riffbook.search.SnippetIndex.Refusal;
import io.riffbook.search.Vocabulary;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;

/// One generation in its folder. Every apply is committed, so a killed process loses nothing that was applied.
///
/// When writing fails (a full disk, files gone), the next write opens the folder again; if that can't be read any more,
/// the generation is lost.
final class LuceneGeneration implements Closeable {
    private final Generation name;
    private final LuceneFolder folder;
    /// To compare sequences and to write is one step: Lucene has one writer anyway, and searches never wait for it.
    /// In turn, so that whoever fills it batch after batch lets changes through.
    private final ReentrantLock writing = new ReentrantLock(true);
    private volatile OpenIndex index;
    private boolean failed;
    private volatile boolean isLost;

    LuceneGeneration(Generation name, LuceneFolder folder, OpenIndex index) {
        this.name = name;
        this.folder = folder;
        this.index = index;
    }

    boolean isLost() {
        return isLost;
    }

    List<Refusal> apply(Collection<IndexedSnippet> states, Vocabulary words) {
        return write(open -> {
            open.searchers().maybeRefreshBlocking();
            List<IndexedSnippet> newer = open.read(searcher -> newest(states).stream()
                    .filter(each -> OpenIndex.sequence(searcher, each.id()).orElse(Long.MIN_VALUE) < sequence(each))
                    .toList());
            List<Refusal> refusals = new ArrayList<>();
            for (IndexedSnippet each : newer) {
                replace(open.writer(), each, words, refusals);
            }
            open.writer().commit();
            return refusals;
        });
    }

    private static long sequence(IndexedSnippet snippet) {
        return snippet.state().sequence();
    }

    private static Collection<IndexedSnippet> newest(Collection<IndexedSnippet> states) {
        Map<SnippetId, IndexedSnippet> newest = new HashMap<>();
        for (IndexedSnippet each : states) {
            newest.merge(each.id(), each, (one, other) -> sequence(one) >= sequence(other) ? one : other);
        }
        return newest.values();
    }

    private static void replace(IndexWriter writer, IndexedSnippet snippet, Vocabulary words, List<Refusal> refusals)
            throws IOException {
        try {
            writer.updateDocuments(Documents.key(snippet.id()), Documents.of(snippet, words));
        } catch (IllegalArgumentException e) {
            refusals.add(new Refusal(snippet.id(), String.valueOf(e.getMessage())));
        }
    }

    void refresh() {
        onIndex(open -> {
            open.searchers().maybeRefreshBlocking();
            return true;
        });
    }

    /// What somebody finds out with a searcher that can't be closed meanwhile.
    <T> T read(OpenIndex.Reading<T> reading) {
        return onIndex(open -> open.read(reading));
    }

    /// Ends it without a trace.
    void delete() throws IOException {
        writing.lock();
        try {
            isLost = true;
            index.abandon();
            folder.delete(name);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            if (failed || isLost) {
                index.abandon();
            } else {
                index.close();
            }
        } finally {
            writing.unlock();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(OpenIndex open) throws IOException;
    }

    private <T> T write(Work<T> work) {
        writing.lock();
        try {
            if (failed) {
                recover();
            }
            return work.with(present());
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            failed = true;
            throw IndexUnavailable.because(e);
        } finally {
            writing.unlock();
        }
    }

    private void recover() throws IOException {
        index.abandon();
        Optional<OpenIndex> again = folder.reopen(name);
        isLost = again.isEmpty();
        index = again.orElse(index);
        failed = false;
    }

    private <T> T onIndex(Work<T> work) {
        try {
            return work.with(present());
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            if (isLost) {
                throw LostGenerationException.of(name);
            }
            throw IndexUnavailable.because(e);
        }
    }

    private OpenIndex present() {
        if (isLost) {
            throw LostGenerationException.of(name);
        }
        return index;
    }
}
