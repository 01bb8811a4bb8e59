package io.riffbook.search.relevance;

import io.riffbook.search.relevance.JudgedCollection.Text;
import io.riffbook.testing.ElasticsearchNode;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What anybody gets from Elasticsearch in an afternoon: title and text by an English analyzer, found by `multi_match`.
/// The baseline to beat.
public final class PlainMultiMatch implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INDEX = "/plain-multi-match";
    private static final int BATCH = 500;

    private final ElasticsearchNode node;

    private PlainMultiMatch(ElasticsearchNode node) {
        this.node = node;
    }

    public static PlainMultiMatch over(ElasticsearchNode node, List<Text> documents) {
        node.ask("PUT", INDEX, """
                {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "analysis": {
                   "filter": {"possessive": {"type": "stemmer", "language": "possessive_english"},
                              "stop": {"type": "stop", "stopwords": "_english_"},
                              "porter": {"type": "stemmer", "language": "english"}},
                   "analyzer": {"plain": {"type": "custom", "tokenizer": "standard",
                              "filter": ["possessive", "lowercase", "stop", "porter"]}}}},
                 "mappings": {"properties": {"title": {"type": "text", "analyzer": "plain"},
                                             "text": {"type": "text", "analyzer": "plain"}}}}""");
        for (int from = 0; from < documents.size(); from += BATCH) {
            StringBuilder bulk = new StringBuilder();
            for (Text each : documents.subList(from, Math.min(from + BATCH, documents.size()))) {
                bulk.append(JSON.writeValueAsString(Map.of("index", Map.of("_id", each.id())))).append('\n')
                        .append(JSON.writeValueAsString(Map.of("title", each.title(), "text", each.text())))
                        .append('\n');
            }
            node.ask("POST", INDEX + "/_bulk", bulk.toString());
        }
        node.ask("POST", INDEX + "/_forcemerge?max_num_segments=1", "");
        node.ask("POST", INDEX + "/_refresh", "");
        return new PlainMultiMatch(node);
    }

    public List<String> search(String text) {
        String body = JSON.writeValueAsString(Map.of("size", Measures.HUNDRED, "_source", false, "query",
                Map.of("multi_match", Map.of("query", text, "fields", List.of("title", "text")))));
        JsonNode hits = JSON.readTree(node.ask("POST", INDEX + "/_search", body)).path("hits").path("hits");
        return hits.valueStream().map(hit -> hit.path("_id").asString()).toList();
    }

    @Override
    public void close() {
        node.ask("DELETE", INDEX, "");
    }
}
