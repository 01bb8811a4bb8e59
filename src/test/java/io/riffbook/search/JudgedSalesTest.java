package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.analysis.Language;
import io.riffbook.analysis.QueryReader;
import io.riffbook.content.SnippetId;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineQuery.Scope;
import io.riffbook.search.lucene.LuceneIndexes;
import io.riffbook.search.relevance.JudgedCollection.Text;
import io.riffbook.search.relevance.Measures;
import io.riffbook.search.relevance.PlainMultiMatch;
import io.riffbook.testing.ElasticsearchNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Guards how good search is for those who sell: what reps type, judged by reading against the demo's snippets.
class JudgedSalesTest {
    /// As measured, less a small margin.
    private static final double LEAST = 0.87;
    private static final Path CONTENT = Path.of("src/main/resources/demo/snippets.yaml");
    private static final Path JUDGED = Path.of("src/test/resources/search/judged-sales/demo.tsv");

    @TempDir
    Path folder;
    private final Map<String, SomeSnippet> snippets = new LinkedHashMap<>();
    private final Map<SnippetId, String> keys = new HashMap<>();
    private final Map<String, Map<String, Integer>> judgements = new LinkedHashMap<>();

    private static Object yaml(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Yaml().load(in);
        }
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    private static String[] words(@Nullable Object node) {
        return list(node).stream().map(each -> Objects.toString(each, "")).toArray(String[]::new);
    }

    private void readSnippets() throws IOException {
        for (Object each : list(map(yaml(CONTENT)).get("snippets"))) {
            Map<?, ?> row = map(each);
            Map<?, ?> fields = map(row.get("fields"));
            String text = fields.entrySet().stream().filter(field -> !"notes".equals(field.getKey()))
                    .map(field -> Objects.toString(field.getValue(), "")).collect(Collectors.joining("\n\n"));
            Map<?, ?> audience = map(row.get("audience"));
            SomeSnippet snippet = SomeSnippet.story(Objects.toString(row.get("title"), ""), text)
                    .kind(Objects.toString(row.get("kind"), "")).notes(String.valueOf(fields.get("notes")))
                    .tags(words(row.get("tags")))
                    .audience(SomeSnippet.concepts(words(audience.get("for"))),
                            SomeSnippet.concepts(words(audience.get("notFor"))));
            snippets.put(Objects.toString(row.get("key"), ""), snippet);
            keys.put(snippet.id(), Objects.toString(row.get("key"), ""));
        }
    }

    private static Vocabulary vocabulary() throws IOException {
        List<Concept> concepts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("content-model/taxonomies"))) {
            for (Path file : files.sorted().toList()) {
                Map<?, ?> taxonomy = map(yaml(file));
                String prefix = taxonomy.get("id") + "/";
                for (Object each : list(taxonomy.get("concepts"))) {
                    Map<?, ?> row = map(each);
                    concepts.add(new Concept(ConceptId.parse(prefix + row.get("id")),
                            Objects.toString(row.get("prefLabel"), ""),
                            Arrays.asList(words(row.get("altLabels"))),
                            Optional.ofNullable(row.get("broader")).map(id -> ConceptId.parse(prefix + id)), "", false,
                            List.of()));
                }
            }
        }
        return new Vocabulary(concepts);
    }

    private void readJudgements() throws IOException {
        for (String line : Files.readAllLines(JUDGED)) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                Map<String, Integer> grades = new LinkedHashMap<>();
                for (String judged : columns[2].split(" ", -1)) {
                    String[] pair = judged.split("=", -1);
                    assertThat(snippets).containsKey(pair[0]);
                    grades.put(pair[0], Integer.parseInt(pair[1]));
                }
                judgements.put(columns[0] + "\t" + columns[1], grades);
            }
        }
    }

    @Test
    void findsWhatRepsMeanAndBetterThanAPlainMultiMatch() throws IOException {
        readSnippets();
        readJudgements();
        Vocabulary vocabulary = vocabulary();
        SnippetIndex index = LuceneIndexes.in(folder, vocabulary);
        Generation generation = index.create();
        index.apply(generation, snippets.values().stream()
                .map(each -> each.at(1, SnippetEvidence.Evidence.NONE)).toList());
        index.refresh(generation);
        index.makeLive(generation);

        Measures ours = Measures.of(judgements, query -> search(index, vocabulary, query));
        Measures plain;
        try (PlainMultiMatch baseline = PlainMultiMatch.over(ElasticsearchNode.shared(), snippets.entrySet().stream()
                .map(each -> new Text(each.getKey(), each.getValue().document().title(),
                        each.getValue().document().text()))
                .toList())) {
            plain = Measures.of(judgements, query -> baseline.search(query.split("\t", -1)[0]));
        }
        System.out.println("judged sales: ours " + ours + ", plain " + plain);
        assertThat(judgements).hasSizeGreaterThanOrEqualTo(60);
        assertThat(ours.ndcg10()).isGreaterThan(plain.ndcg10()).isGreaterThan(LEAST);
    }

    private List<String> search(SnippetIndex index, Vocabulary vocabulary, String query) {
        String[] columns = query.split("\t", -1);
        Set<ConceptId> context = columns[1].isEmpty() ? Set.of() : SomeSnippet.concepts(columns[1].split(" ", -1));
        Moment moment = new Moment(vocabulary.broaderOrSelf(context), Map.of());
        EngineQuery question = new EngineQuery(
                new QueryReader(vocabulary.synonyms(), List.of(Language.values())).read(columns[0]), Scope.EVERYWHERE,
                Ask.AUTHOR, Filters.NONE, moment.concepts(), Order.RELEVANCE, Optional.empty(),
                EngineQuery.MOST_CANDIDATES, Counting.TOTAL, true, Duration.ofSeconds(10));
        EngineResult found = index.search(question);
        float best = found.candidates().stream().map(EngineResult.Candidate::score).max(Float::compare).orElse(0f);
        Ranking ranking = new Ranking(RankingWeights.USUAL, vocabulary, moment, SomeSnippet.SOME_DAY);
        return ranking.rank(found.candidates(), question.wording().isEmpty() ? 0 : best, Set.of(), 1).stream()
                .map(each -> keys.getOrDefault(each.candidate().id(), "")).toList();
    }
}
