package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// How far the index is behind the record. Down while indexing makes no progress; searches may still be answered then.
@Component
class IndexingHealth implements HealthIndicator {
    private final Indexing indexing;
    private final IndexFeed feed;

    IndexingHealth(Indexing indexing, IndexFeed feed) {
        this.indexing = indexing;
        this.feed = feed;
    }

    @Override
    public Health health() {
        Optional<String> trouble = indexing.trouble();
        Health.Builder health = trouble.isEmpty() ? Health.up() : Health.down();
        trouble.ifPresent(what -> health.withDetail("trouble", what));
        IndexFeed.Backlog backlog = feed.backlog();
        return health.withDetail("waiting", backlog.waiting()).withDetail("parked", backlog.parked()).build();
    }
}
