package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.web.PreconditionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Publishes what is planned and takes away what has expired, when the time has come. Every node does it; for each snippet one of
/// them is first, and the others find it done.
@Component
class PlannedChanges {
    private static final Logger LOG = LoggerFactory.getLogger(PlannedChanges.class);
    private static final int BATCH = 100;

    private final SnippetTable table;
    private final Snippets snippets;
    private final SnippetChanges changes;
    private final ContentSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlannedChanges(SnippetTable table, Snippets snippets, SnippetChanges changes, ContentSettings settings,
            TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.snippets = snippets;
        this.changes = changes;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Does what is due, each snippet in a transaction of its own.
    @Scheduled(fixedDelayString = "PT2S")
    void carryOut() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SnippetId last = new SnippetId(new UUID(0, 0));
        List<Snippet> due;
        do {
            due = table.due(now, last, BATCH);
            due.forEach(snippet -> carryOut(snippet, now));
            last = due.isEmpty() ? last : due.getLast().id();
        } while (due.size() == BATCH);
    }

    private void carryOut(Snippet snippet, Instant now) {
        try {
            transaction.executeWithoutResult(_ -> {
                if (snippet.publishAt().filter(at -> !at.isAfter(now)).isPresent()) {
                    publish(snippet, now);
                } else {
                    changes.put(Actor.SYSTEM, snippet.expired(snippets.latest(snippet).title(), now), "expired",
                            Map.of("revision", snippet.publishedRevision().orElseThrow()));
                }
            });
        } catch (PreconditionException _) {
            LOG.debug("Snippet {} was changed meanwhile; what is still due comes next time", snippet.id());
        } catch (RuntimeException e) {
            // One that is broken must not hold up the others.
            LOG.error("What is planned of snippet {} could not be carried out", snippet.id(), e);
        }
    }

    private void publish(Snippet snippet, Instant now) {
        try {
            changes.put(Actor.SYSTEM,
                    snippet.published(snippets.latest(snippet).title(), settings.reviewRequired(), now), "published",
                    Map.of("revision", snippet.latestRevision(), "planned", true));
        } catch (LifecycleException e) {
            // Reviews may have become required since, or it may have come to an end: then somebody has to decide anew.
            changes.put(Actor.SYSTEM, snippet.unscheduled(now), "unscheduled",
                    Map.of("reason", e.problem().detail()));
        }
    }
}
