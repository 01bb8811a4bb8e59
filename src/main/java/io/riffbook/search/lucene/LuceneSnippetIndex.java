package io.riffbook.search.lucene;

import io.riffbook.content.BucketSum;
import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineResult;
import io.riffbook.search.Generation;
import io.riffbook.search.Highlight;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.LostGenerationException;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.Vocabulary;
import io.riffbook.web.Ids;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Keeps the index in a folder of this machine, one Lucene index for each generation.
final class LuceneSnippetIndex implements SnippetIndex, AutoCloseable {
    private final LuceneFolder folder;
    private final Supplier<Vocabulary> vocabulary;
    private final Map<Generation, LuceneGeneration> all = new ConcurrentHashMap<>();
    private volatile @Nullable Generation live;

    private LuceneSnippetIndex(LuceneFolder folder, Supplier<Vocabulary> vocabulary) {
        this.folder = folder;
        this.vocabulary = vocabulary;
    }

    /// Opens the folder with what can be read of it.
    ///
    /// @param vocabulary what tags are called, and what is broader, asked anew with every apply
    /// @throws IndexInUse when another process has it open
    static LuceneSnippetIndex open(Path root, Supplier<Vocabulary> vocabulary) {
        try {
            LuceneFolder folder = LuceneFolder.open(root);
            LuceneSnippetIndex index = new LuceneSnippetIndex(folder, vocabulary);
            for (OpenIndex open : folder.openAll()) {
                index.all.put(open.generation(), new LuceneGeneration(open.generation(), folder, open));
            }
            index.live = folder.live().orElse(null);
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in " + root + " can't be opened", e);
        }
    }

    @Override
    public Optional<Generation> live() {
        return Optional.ofNullable(live).filter(generation -> find(generation).isPresent());
    }

    @Override
    public Set<Generation> generations() {
        return all.entrySet().stream().filter(each -> !each.getValue().isLost()).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Generation create() {
        Generation generation = new Generation(Ids.next().toString());
        doing(() -> all.put(generation, new LuceneGeneration(generation, folder, folder.create(generation))));
        return generation;
    }

    @Override
    public synchronized void makeLive(Generation generation) {
        at(generation);
        doing(() -> folder.remember(generation));
        live = generation;
    }

    @Override
    public synchronized void drop(Generation generation) {
        if (!generation.equals(live)) {
            LuceneGeneration gone = all.remove(generation);
            if (gone != null) {
                doing(gone::delete);
            }
        }
    }

    @Override
    public List<Refusal> apply(Generation generation, Collection<IndexedSnippet> states) {
        if (states.size() > MOST_STATES) {
            throw new IllegalStateException("too many states at once: " + states.size());
        }
        return at(generation).apply(states, vocabulary.get());
    }

    @Override
    public void refresh(Generation generation) {
        at(generation).refresh();
    }

    @Override
    public Map<Integer, BucketSum> buckets(Generation generation) {
        return at(generation).read(Buckets::sums);
    }

    @Override
    public Map<SnippetId, Long> sequences(Generation generation, int bucket) {
        return at(generation).read(searcher -> Buckets.sequences(searcher, bucket));
    }

    @Override
    public EngineResult search(EngineQuery query) {
        return read(searcher -> LuceneSearch.run(searcher, query));
    }

    @Override
    public Map<SnippetId, List<Highlight>> highlights(EngineQuery query, Collection<SnippetId> ids) {
        return ids.isEmpty() || query.wording().isEmpty()
                ? Map.of()
                : read(searcher -> Highlighting.of(searcher, query, ids));
    }

    @Override
    public OptionalLong sequence(SnippetId id) {
        return read(searcher -> OpenIndex.sequence(searcher, id));
    }

    @Override
    public List<String> similarWords(String word, int most) {
        return read(searcher -> SimilarWords.of(searcher.getIndexReader(), word, most));
    }

    @Override
    public synchronized void close() throws IOException {
        try (folder) {
            for (LuceneGeneration each : all.values()) {
                each.close();
            }
        }
    }

    private Optional<LuceneGeneration> find(Generation generation) {
        return Optional.ofNullable(all.get(generation)).filter(each -> !each.isLost());
    }

    private LuceneGeneration at(Generation generation) {
        return find(generation).orElseThrow(() -> LostGenerationException.of(generation));
    }

    private <T> T read(OpenIndex.Reading<T> reading) {
        Generation now = live;
        try {
            if (now != null) {
                return at(now).read(reading);
            }
        } catch (LostGenerationException e) {
            // made live elsewhere in this moment, and the one before dropped: the new one answers
            if (!now.equals(live)) {
                return read(reading);
            }
            throw IndexUnavailable.because(e);
        }
        throw IndexUnavailable.because(new IllegalStateException("no generation is live"));
    }

    @FunctionalInterface
    private interface OnDisk {
        void run() throws IOException;
    }

    private static void doing(OnDisk work) {
        try {
            work.run();
        } catch (IOException e) {
            throw IndexUnavailable.because(e);
        }
    }
}
