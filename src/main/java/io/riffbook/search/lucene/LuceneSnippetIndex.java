package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineResult;
import io.riffbook.search.Highlight;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.Vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;

/// Keeps the index in a folder of this machine. Every apply is committed, so a killed process loses nothing that was
/// applied.
///
/// When writing fails (a full disk, files gone), the next write opens the index again, or makes it anew if it can't be
/// read any more.
final class LuceneSnippetIndex implements SnippetIndex, AutoCloseable {
    private final LuceneFolder folder;
    private final Supplier<Vocabulary> vocabulary;
    /// To compare sequences and to write is one step: Lucene has one writer anyway, and searches never wait for it.
    private final ReentrantLock writing = new ReentrantLock();
    private volatile OpenIndex index;
    private boolean failed;

    private LuceneSnippetIndex(LuceneFolder folder, OpenIndex index, Supplier<Vocabulary> vocabulary) {
        this.folder = folder;
        this.index = index;
        this.vocabulary = vocabulary;
    }

    /// Opens the index, and makes it first if there is none that can be read.
    ///
    /// @param vocabulary what tags are called, and what is broader, asked anew with every apply
    /// @throws IndexInUse when another process has it open
    static LuceneSnippetIndex open(Path folder, Supplier<Vocabulary> vocabulary) {
        try {
            LuceneFolder place = new LuceneFolder(folder);
            return new LuceneSnippetIndex(place, place.open(), vocabulary);
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in " + folder + " can't be made", e);
        }
    }

    @Override
    public List<Refusal> apply(Collection<SnippetState> states) {
        if (states.size() > MOST_STATES) {
            throw new IllegalStateException("too many states at once: " + states.size());
        }
        return write(open -> {
            open.searchers().maybeRefreshBlocking();
            List<SnippetState> newer = open.read(searcher -> newest(states).stream()
                    .filter(state -> OpenIndex.sequence(searcher, state.id()).orElse(Long.MIN_VALUE) < state.sequence())
                    .toList());
            List<Refusal> refusals = new ArrayList<>();
            Vocabulary words = vocabulary.get();
            for (SnippetState state : newer) {
                replace(open.writer(), state, words, refusals);
            }
            open.writer().commit();
            return refusals;
        });
    }

    private static Collection<SnippetState> newest(Collection<SnippetState> states) {
        Map<SnippetId, SnippetState> newest = new HashMap<>();
        for (SnippetState state : states) {
            newest.merge(state.id(), state, (one, other) -> one.sequence() >= other.sequence() ? one : other);
        }
        return newest.values();
    }

    private static void replace(IndexWriter writer, SnippetState state, Vocabulary words, List<Refusal> refusals)
            throws IOException {
        try {
            writer.updateDocuments(Documents.key(state.id()), Documents.of(state, words));
        } catch (IllegalArgumentException e) {
            refusals.add(new Refusal(state.id(), String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void refresh() {
        read(LuceneSnippetIndex::awaited);
    }

    private static boolean awaited(OpenIndex open) throws IOException {
        open.searchers().maybeRefreshBlocking();
        return true;
    }

    @Override
    public EngineResult search(EngineQuery query) {
        return read(open -> open.read(searcher -> LuceneSearch.run(searcher.getIndexReader(), query)));
    }

    @Override
    public Map<SnippetId, List<Highlight>> highlights(EngineQuery query, Collection<SnippetId> ids) {
        if (ids.isEmpty() || query.wording().isEmpty()) {
            return Map.of();
        }
        return read(open -> open.read(searcher -> Highlighting.of(searcher, query, ids)));
    }

    @Override
    public OptionalLong sequence(SnippetId id) {
        return read(open -> open.read(searcher -> OpenIndex.sequence(searcher, id)));
    }

    @Override
    public String incarnation() {
        return read(OpenIndex::incarnation);
    }

    @Override
    public boolean isEmpty() {
        return read(open -> open.writer().getDocStats().numDocs == 0);
    }

    @Override
    public void startAnew() {
        write(open -> {
            LuceneFolder.startAnew(open.writer());
            return awaited(open);
        });
    }

    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            if (failed) {
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
                index.abandon();
                index = folder.open();
                failed = false;
            }
            return work.with(index);
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            failed = true;
            throw IndexUnavailable.because(e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T read(Work<T> work) {
        try {
            return work.with(index);
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            throw IndexUnavailable.because(e);
        }
    }
}
