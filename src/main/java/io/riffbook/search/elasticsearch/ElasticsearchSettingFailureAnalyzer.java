package io.riffbook.search.elasticsearch;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Tells whoever set Elasticsearch up which setting is wrong, without its value. Comes before the general analyzer of
/// settings, which would only say that they cannot be bound.
@Order(Ordered.HIGHEST_PRECEDENCE)
class ElasticsearchSettingFailureAnalyzer extends AbstractFailureAnalyzer<IllegalElasticsearchSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IllegalElasticsearchSettingException cause) {
        return new FailureAnalysis("The settings of Elasticsearch cannot be used: " + cause.getMessage() + ".",
                "Correct it, or keep the index in the home folder with riffbook.search.engine=lucene.", cause);
    }
}
