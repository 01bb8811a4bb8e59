package io.riffbook.search.elasticsearch;

import io.riffbook.content.BucketSum;
import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineResult;
import io.riffbook.search.Generation;
import io.riffbook.search.Highlight;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.Vocabulary;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/// Keeps the index on an Elasticsearch cluster. Needs nothing of it but what every distribution has.
final class ElasticsearchSnippetIndex implements SnippetIndex {
    /// How long a small question may take that has no time-out of its own.
    static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Supplier<Vocabulary> vocabulary;
    private final Generations generations;
    private final Writing writing;
    private final Searching searching;
    private final Comparing comparing;
    private final Marks marks;
    private final Spelling spelling;

    /// @param vocabulary what tags are called, and what is broader, asked anew with every apply
    ElasticsearchSnippetIndex(ElasticsearchConnection connection, ElasticsearchSettings settings,
            Supplier<Vocabulary> vocabulary) {
        this.vocabulary = vocabulary;
        this.generations = new Generations(connection, settings);
        this.writing = new Writing(connection, generations);
        this.searching = new Searching(connection, generations);
        this.comparing = new Comparing(connection, generations);
        this.marks = new Marks(searching, generations);
        this.spelling = new Spelling(searching, generations);
    }

    @Override
    public Optional<Generation> live() {
        return generations.live();
    }

    @Override
    public Set<Generation> generations() {
        return generations.all();
    }

    @Override
    public Generation create() {
        return generations.create();
    }

    @Override
    public void makeLive(Generation generation) {
        generations.makeLive(generation);
    }

    @Override
    public void drop(Generation generation) {
        generations.drop(generation);
    }

    @Override
    public List<Refusal> apply(Generation generation, Collection<IndexedSnippet> states) {
        if (states.size() > MOST_STATES) {
            throw new IllegalStateException("too many states at once: " + states.size());
        }
        return writing.apply(generation, states, vocabulary.get());
    }

    @Override
    public void refresh(Generation generation) {
        generations.refresh(generation);
    }

    @Override
    public Map<Integer, BucketSum> buckets(Generation generation) {
        return comparing.sums(generation);
    }

    @Override
    public Map<SnippetId, Long> sequences(Generation generation, int bucket) {
        return comparing.sequences(generation, bucket);
    }

    @Override
    public EngineResult search(EngineQuery query) {
        return searching.search(query);
    }

    @Override
    public Map<SnippetId, List<Highlight>> highlights(EngineQuery query, Collection<SnippetId> ids) {
        return ids.isEmpty() || query.wording().isEmpty() ? Map.of() : marks.of(query, ids);
    }

    @Override
    public OptionalLong sequence(SnippetId id) {
        return comparing.sequence(searching, id);
    }

    @Override
    public List<String> similarWords(String word, int most) {
        return spelling.similar(word, most);
    }
}
