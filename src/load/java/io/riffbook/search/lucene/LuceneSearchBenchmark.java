package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.search.Ask;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineResult;
import io.riffbook.search.GeneratedSnippets;
import io.riffbook.search.Generation;
import io.riffbook.search.Highlight;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.Vocabularies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The Lucene adapter alone: 200 candidates with facets, and highlights for the first ten.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 10)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "--enable-native-access=ALL-UNNAMED", "--add-modules",
        "jdk.incubator.vector"})
public class LuceneSearchBenchmark {
    private static final int HITS = 10;
    private static final int QUERIES = 2_000;

    @Param("100000")
    public int snippets;

    private @Nullable LuceneSnippetIndex opened;
    private List<EngineQuery> queries = List.of();
    private int next;

    private LuceneSnippetIndex index() {
        return Objects.requireNonNull(opened, "not set up");
    }

    @Setup(Level.Trial)
    public void open() throws IOException {
        Path folder = Path.of("target", "benchmarks", "lucene-" + snippets);
        GeneratedSnippets all = new GeneratedSnippets(
                IntStream.range(0, 120).mapToObj(i -> ConceptId.parse("taxonomy-" + i % 9 + "/concept-" + i)).toList());
        Files.createDirectories(folder);
        LuceneSnippetIndex index = LuceneSnippetIndex.open(folder, Vocabularies::small);
        opened = index;
        if (index.live().isEmpty()) {
            Generation generation = index.create();
            for (int from = 0; from < snippets; from += SnippetIndex.MOST_STATES) {
                index.apply(generation,
                        IntStream.range(from, from + SnippetIndex.MOST_STATES).mapToObj(all::at).toList());
            }
            index.refresh(generation);
            index.makeLive(generation);
        }
        queries = all.queries(QUERIES).stream()
                .map(words -> Ask.words(words).by(EngineQuery.Order.RELEVANCE, EngineQuery.MOST_CANDIDATES).query())
                .toList();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        index().close();
    }

    @Benchmark
    public Map<SnippetId, List<Highlight>> candidatesFacetsAndHighlights() {
        EngineQuery query = queries.get(next++ % QUERIES);
        EngineResult found = index().search(query);
        return index().highlights(query,
                found.candidates().stream().limit(HITS).map(EngineResult.Candidate::id).toList());
    }
}
