package io.riffbook.search.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.search.Vocabulary;
import io.riffbook.search.elasticsearch.ElasticsearchIndexes;
import io.riffbook.search.lucene.LuceneIndexes;
import io.riffbook.testing.Corpus;
import io.riffbook.testing.ElasticsearchNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Measures both engines on judged collections, beside a plain `multi_match`, which neither may fall behind:
/// `mvn test -Plong -Dtest=RelevanceBenchmark`.
@Tag("long")
class RelevanceBenchmark {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"esci-us-sample, qrels.tsv", "haystack-rating-party, qrels.tsv", "scifact, qrels-dev.tsv",
            "cranfield, qrels.tsv"})
    void findsAtLeastWhatAPlainMultiMatchFinds(String name, String judgements) {
        JudgedCollection collection = JudgedCollection.read(Corpus.require("retrieval/" + name), judgements);
        ElasticsearchNode node = ElasticsearchNode.shared();
        Measures baseline;
        try (PlainMultiMatch plain = PlainMultiMatch.over(node, collection.documents())) {
            baseline = measured("multi_match", collection, plain::search);
        }
        ThroughThePort lucene = ThroughThePort
                .over(LuceneIndexes.in(folder, new Vocabulary(List.of())), collection.documents());
        Measures inLucene = measured("Lucene", collection, lucene::search);
        Measures inElasticsearch;
        try (ElasticsearchIndexes indexes = ElasticsearchIndexes.in(node)) {
            ThroughThePort elasticsearch = ThroughThePort.over(indexes.index(), collection.documents());
            inElasticsearch = measured("Elasticsearch", collection, elasticsearch::search);
        }
        assertThat(inLucene.ndcg10()).isGreaterThanOrEqualTo(baseline.ndcg10());
        assertThat(inElasticsearch.ndcg10()).isGreaterThanOrEqualTo(baseline.ndcg10());
    }

    private static Measures measured(String engine, JudgedCollection collection,
            Function<String, List<String>> search) {
        Measures measures = Measures.of(collection.judgements(),
                id -> search.apply(collection.queries().getOrDefault(id, "")));
        System.out.printf("| %s | %s | %.4f | %.4f | %.4f |%n", collection.name(), engine, measures.ndcg10(),
                measures.mrr(), measures.recall100());
        return measures;
    }
}
