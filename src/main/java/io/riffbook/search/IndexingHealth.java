package io.riffbook.search;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// Down while indexing makes no progress; searches may still be answered then. Anybody may ask, so answering asks nobody else: how far
/// the index is behind, [IndexStatus] counts for those who may know.
@Component
@ConditionalOnWebApplication
class IndexingHealth implements HealthIndicator {
    private final Indexing indexing;

    IndexingHealth(Indexing indexing) {
        this.indexing = indexing;
    }

    @Override
    public Health health() {
        Optional<String> trouble = indexing.trouble();
        return trouble.isEmpty() ? Health.up().build() : Health.down().withDetail("trouble", trouble.get()).build();
    }
}
