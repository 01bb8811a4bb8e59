package io.riffbook.search;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.IndexFeed;
import io.riffbook.content.ParkedSnippet;
import io.riffbook.content.SnippetId;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.search.Generations.Kept;
import io.riffbook.search.Generations.Role;
import io.riffbook.web.Cursor;
import io.riffbook.web.Ids;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an administrator sees of the index and can do about it.
@Service
@ConditionalOnWebApplication
public class IndexUpkeep {
    private static final String WHAT = "index";

    private final String engine;
    private final Generations generations;
    private final IndexFeed feed;
    private final Indexing indexing;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;

    IndexUpkeep(SearchSettings settings, Generations generations, IndexFeed feed, Indexing indexing, Jobs jobs,
            AuditLog audit, Clock clock) {
        this.engine = settings.engine();
        this.generations = generations;
        this.feed = feed;
        this.indexing = indexing;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /// How the index stands to the record, counted now.
    public IndexStatus status() {
        IndexFeed.Backlog backlog = feed.backlog();
        List<Kept> all = generations.all();
        Optional<Kept> live = all.stream().filter(kept -> kept.role() == Role.LIVE).findFirst();
        Instant now = clock.instant();
        long lag = backlog.oldest().map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis())).orElse(0L);
        return new IndexStatus(engine, live.map(Kept::generation).map(Generation::name).orElse(null),
                live.filter(kept -> kept.filledAt().isPresent()).isEmpty(), backlog.waiting(), lag, backlog.parked(),
                live.map(kept -> new IndexStatus.Drift(kept.checkedAt().orElse(null), kept.driftFound(),
                        kept.driftHealed())).orElse(new IndexStatus.Drift(null, 0, 0)),
                all.stream().filter(kept -> kept.role() == Role.PREVIOUS).map(kept -> kept.generation().name())
                        .findFirst().orElse(null),
                generations.job().orElse(null), indexing.trouble().orElse(null));
    }

    /// What is parked, in the order of ids.
    public Page<ParkedSnippet> parked(@Nullable String cursor, PageLimit limit) {
        Optional<SnippetId> after = Cursor.decode(cursor).map(Cursor::asId).map(SnippetId::new);
        return Page.of(feed.parked(after, limit.value() + 1), limit, feed.backlog().parked(),
                parked -> new Cursor(parked.id().toString()));
    }

    /// Lets what is parked be tried once more.
    ///
    /// @param ids none: all of them; those that are not parked are left out
    /// @return how many
    @Transactional
    public int retry(Viewer viewer, Collection<SnippetId> ids) {
        int retried = ids.isEmpty() ? feed.retryAll() : feed.retry(ids);
        audit.record(viewer.actor(), "retried", "parked-snippets", Ids.next(), Map.of("snippets", retried));
        return retried;
    }

    /// Orders a new generation that is filled from the record beside the live one, and takes its place.
    ///
    /// @throws IndexUpkeepException when another such job is under way
    @Transactional
    public JobId rebuild(Viewer viewer) {
        return order(viewer, RebuildWork.TYPE, "rebuilt");
    }

    /// Orders that the previous generation is brought up to the record and takes the live one's place.
    ///
    /// @throws IndexUpkeepException when there is none, or another such job is under way
    @Transactional
    public JobId rollBack(Viewer viewer) {
        if (generations.find(Role.PREVIOUS).isEmpty()) {
            throw IndexUpkeepException.noPrevious();
        }
        return order(viewer, RollBackWork.TYPE, "rolled-back");
    }

    private JobId order(Viewer viewer, String type, String action) {
        generations.lockJob();
        lastJob().filter(last -> !last.state().isFinal()).ifPresent(last -> {
            throw IndexUpkeepException.underWay(last);
        });
        JobId job = jobs.submit(type, Map.of(), viewer.actor());
        generations.takeOn(job);
        audit.record(viewer.actor(), action, WHAT, job.value(), Map.of());
        return job;
    }

    /// The last job that was to put another generation in the live one's place, if there was one.
    public Optional<Job> lastJob() {
        return generations.job().flatMap(last -> Optional.ofNullable(jobs.findAll(List.of(last)).get(last)));
    }
}
