package io.riffbook.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.analysis.TextAnalysis;
import io.riffbook.analysis.Wording;
import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.analysis.Wording.Form;
import io.riffbook.analysis.Wording.Need;
import io.riffbook.analysis.Wording.Origin;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.search.Ask;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineResult;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.GeneratedSnippets;
import io.riffbook.search.Generation;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.lucene.OpenLucene;
import io.riffbook.testing.ElasticsearchNode;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The same documents and queries give the same answers on both engines: one shard, freshly merged.
class SameOrderTest {
    private static final List<ConceptId> CONCEPTS = Stream.of("persona/executive", "persona/cfo", "persona/cio",
            "industry/retail", "industry/food-retail", "industry/pharma").map(ConceptId::parse).toList();

    private static final List<Order> ORDERS = List.of(Order.values());

    private final GeneratedSnippets generated = new GeneratedSnippets(CONCEPTS);

    @TempDir
    Path folder;

    @Test
    void findsTheSameInTheSameOrder() {
        compare(2_000, 100);
    }

    @Test
    @Tag("long")
    void findsTheSameInTheSameOrderAmongMany() {
        compare(20_000, 500);
    }

    private void compare(int documents, int queries) {
        try (Cluster cluster = new Cluster(ElasticsearchNode.shared().address());
                OpenLucene lucene = new OpenLucene(folder)) {
            SnippetIndex one = lucene.index();
            SnippetIndex other = cluster.index();
            fill(one, documents);
            Generation generation = fill(other, documents);
            cluster.ask("POST", "/%s-%s/_forcemerge?max_num_segments=1".formatted(cluster.prefix(), generation), "");
            List<String> words = generated.queries(queries);
            for (int i = 0; i < queries; i++) {
                EngineQuery query = query(i, words.get(i), documents);
                assertSame(query, one.search(query), other.search(query));
                if (i % 10 == 0) {
                    assertSameMarks(query, one, other);
                }
            }
        }
    }

    private Generation fill(SnippetIndex index, int documents) {
        Generation generation = index.create();
        for (int from = 0; from < documents; from += SnippetIndex.MOST_STATES) {
            List<IndexedSnippet> batch = IntStream
                    .range(from, Math.min(documents, from + SnippetIndex.MOST_STATES)).mapToObj(generated::at).toList();
            assertThat(index.apply(generation, batch)).isEmpty();
        }
        index.refresh(generation);
        index.makeLive(generation);
        return generation;
    }

    /// A little of everything that can be asked.
    private EngineQuery query(int number, String words, int documents) {
        String title = generated.at(number * 31 % documents).state().documents().getFirst().title();
        Ask ask = switch (number % 10) {
            case 1 -> Ask.words("\"" + title.substring(0, title.indexOf(' ', title.indexOf(' ') + 1)) + "\"");
            case 2 -> Ask.words(words + " -" + title.substring(0, title.indexOf(' ')));
            case 3 -> Ask.words(words).relaxed().tagged("persona/executive");
            case 4 -> Ask.words(words).relaxed().kind("story").tagged("industry/retail").tagged("persona/cfo");
            case 5 -> Ask.everything().favouring("persona/cfo", "industry/pharma");
            case 6 -> Ask.words(words).relaxed().by(ORDERS.get(number / 10 % ORDERS.size()), 50);
            case 7 -> unfinished(words.substring(0, 3));
            case 8 -> Ask.words(words).relaxed().inTitles();
            case 9 -> Ask.words("CFO retail " + words).relaxed().notFor("persona/cio");
            default -> Ask.words(words).filledUp();
        };
        return ask.query();
    }

    private static Ask unfinished(String beginning) {
        Alternative prefix = new Alternative(TextAnalysis.words(beginning), Form.PREFIX, Origin.WRITTEN);
        Wording wording = new Wording(List.of(new Clause(Need.WANTED, List.of(prefix))), 1);
        EngineQuery any = Ask.everything().query();
        return new Ask(new EngineQuery(wording, any.scope(), any.sight(), any.filters(), Set.of(), Order.RELEVANCE,
                Optional.empty(), 50, Counting.FACETS, false, Duration.ofSeconds(10)));
    }

    private static void assertSame(EngineQuery query, EngineResult one, EngineResult other) {
        assertThat(firstTen(other)).as("of %s", query).isEqualTo(firstTen(one));
        assertThat(other.total()).isEqualTo(one.total());
        assertThat(other.isFilled()).isEqualTo(one.isFilled());
        assertThat(other.facets().concepts()).isEqualTo(one.facets().concepts());
        assertThat(other.facets().kinds()).isEqualTo(one.facets().kinds());
        for (int i = 0; i < Math.min(10, one.candidates().size()); i++) {
            Candidate expected = one.candidates().get(i);
            Candidate found = other.candidates().get(i);
            assertThat(found.score()).isCloseTo(expected.score(),
                    Percentage.withPercentage(0.001));
            assertThat(found).usingRecursiveComparison().ignoringFields("score").isEqualTo(expected);
        }
    }

    private static List<SnippetId> firstTen(EngineResult result) {
        return result.candidates().stream().limit(10).map(Candidate::id).toList();
    }

    private static void assertSameMarks(EngineQuery query, SnippetIndex one, SnippetIndex other) {
        List<SnippetId> ids = firstTen(one.search(query));
        assertThat(other.highlights(query, ids)).isEqualTo(one.highlights(query, ids));
    }
}
