package io.riffbook.search.elasticsearch;

import io.riffbook.search.Vocabulary;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.function.Supplier;

/// Keeps the index on a cluster, if that is asked for.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "riffbook.search.engine", havingValue = "elasticsearch")
@EnableConfigurationProperties(ElasticsearchSettings.class)
class ElasticsearchConfiguration {

    @Bean
    ElasticsearchConnection elasticsearchConnection(ElasticsearchSettings settings) {
        return ElasticsearchConnection.open(settings);
    }

    @Bean
    ElasticsearchSnippetIndex snippetIndex(ElasticsearchConnection connection, ElasticsearchSettings settings,
            Supplier<Vocabulary> vocabulary) {
        return new ElasticsearchSnippetIndex(connection, settings, vocabulary);
    }
}
