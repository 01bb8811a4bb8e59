package io.riffbook.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchNodeTest {
    private static final String MAPPING = """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "analysis": {
               "filter": {"apart": {"type": "pattern_capture", "preserve_original": false, "patterns": ["([^|]+)"]},
                          "possessive": {"type": "stemmer", "language": "possessive_english"},
                          "porter": {"type": "stemmer", "language": "english"}},
               "analyzer": {"tokens": {"type": "custom", "tokenizer": "whitespace", "filter": ["apart"]},
                            "plain": {"type": "custom", "tokenizer": "standard",
                                      "filter": ["possessive", "lowercase", "stop", "porter"]}}}},
             "mappings": {"properties": {"tokens": {"type": "text", "analyzer": "tokens"},
                                         "text": {"type": "text", "analyzer": "plain"}}}}
            """;

    private final ElasticsearchNode node = ElasticsearchNode.shared();

    @BeforeEach
    void makeAnIndex() {
        node.ask("PUT", "/of-the-node-test", MAPPING);
        node.ask("PUT", "/of-the-node-test/_doc/1?refresh=true",
                "{\"tokens\": \"the follow|followup call\", \"text\": \"The customers' loggers\"}");
    }

    @AfterEach
    void removeTheIndex() {
        node.start();
        node.ask("DELETE", "/of-the-node-test", "");
    }

    @Test
    void findsTokensAndStems() {
        assertThat(hits("{\"match_phrase\": {\"tokens\": \"followup call\"}}")).isEqualTo(1);
        assertThat(hits("{\"match_phrase\": {\"tokens\": \"follow call\"}}")).isEqualTo(1);
        assertThat(hits("{\"match_phrase\": {\"tokens\": \"the call\"}}")).isZero();
        assertThat(hits("{\"match\": {\"text\": \"customer\"}}")).isEqualTo(1);
        assertThat(hits("{\"match\": {\"text\": \"logging\"}}")).isZero();
    }

    @Test
    void keepsItsDataWhenItIsKilled() {
        node.kill();
        assertThatThrownBy(() -> hits("{\"match_all\": {}}")).isInstanceOf(UncheckedIOException.class);
        node.start();
        assertThat(hits("{\"match_all\": {}}")).isEqualTo(1);
    }

    private int hits(String query) {
        String found = node.ask("POST", "/of-the-node-test/_count", "{\"query\": " + query + "}");
        return Integer.parseInt(found.replaceAll(".*\"count\":(\\d+).*", "$1"));
    }
}
