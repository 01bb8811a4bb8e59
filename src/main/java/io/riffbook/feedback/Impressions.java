package io.riffbook.feedback;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.search.ResultPages;
import io.riffbook.search.ShownPage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/// Keeps who was shown and who opened what, best effort: on a thread of its own, in batches, out of a queue that has an end. What
/// doesn't fit, or can't be written, is dropped and counted; no search ever waits for it or fails by it. What waits at the end
/// of the program is written for some seconds longer.
@Service
@ConditionalOnWebApplication
public class Impressions implements ResultPages, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Impressions.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final int ATTEMPTS = 3;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int AFTER_THE_WEB_SERVER = DEFAULT_PHASE - 4096;

    private final ImpressionRows rows;
    private final Clock clock;
    private final BlockingQueue<Impression> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Thread thread;

    Impressions(ImpressionRows rows, Clock clock, MeterRegistry meters) {
        this.rows = rows;
        this.clock = clock;
        FunctionCounter.builder("riffbook.impressions.dropped", dropped, AtomicLong::doubleValue)
                .description("Pages of results and opened snippets of which no note could be taken").register(meters);
    }

    @Override
    public void shown(ShownPage page) {
        note(new Impression.Page(page));
    }

    /// Takes note that the viewer opened a snippet that a page of results showed them, beside the pages and in the ledger. What nobody
    /// showed them is left out, and so is a repeat. Never waits and never fails.
    ///
    /// @param position where it stood among the results, from 1; absent: unknown
    public void opened(Viewer viewer, UUID searchId, SnippetId snippet, Optional<Integer> position) {
        opened(viewer, searchId, snippet, position, false);
    }

    /// The same for what the ledger has as opened already.
    public void openedInLedger(Viewer viewer, UUID searchId, SnippetId snippet) {
        opened(viewer, searchId, snippet, Optional.empty(), true);
    }

    private void opened(Viewer viewer, UUID searchId, SnippetId snippet, Optional<Integer> position,
            boolean isInLedger) {
        note(new Impression.Open(searchId, snippet, position, viewer.principal(), viewer.person(), clock.instant(),
                isInLedger));
    }

    @Override
    public List<String> pastQueries(Viewer viewer, String beginning, int most) {
        return rows.pastQueries(viewer.principal(), beginning, most);
    }

    /// How much was dropped since the start.
    public long dropped() {
        return dropped.get();
    }

    private void note(Impression impression) {
        if (!waiting.offer(impression)) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public void start() {
        if (thread == null) {
            Thread started = Thread.ofPlatform().daemon().name("impressions").unstarted(this::loop);
            // known before it runs, because it runs only as long as it is the one that is known
            thread = started;
            started.start();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(LONGEST_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            // whatever is still not written
            dropped.addAndGet(waiting.drainTo(new ArrayList<>()));
        }
    }

    /// Stops when the web server has stopped, so that the last pages are written, too.
    @Override
    public int getPhase() {
        return AFTER_THE_WEB_SERVER;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void loop() {
        try {
            List<Impression> batch = next();
            while (isRunning() || !batch.isEmpty()) {
                if (!batch.isEmpty()) {
                    write(batch);
                }
                batch = next();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Impression> next() throws InterruptedException {
        List<Impression> batch = new ArrayList<>();
        Impression first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, BATCH - 1);
        }
        return batch;
    }

    private void write(List<Impression> batch) throws InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                rows.add(batch);
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("{} impressions can't be kept (attempt {}): {}", batch.size(), attempt, e.getMessage());
                Thread.sleep(PAUSE);
            } catch (RuntimeException e) {
                LOG.error("{} impressions can't be kept", batch.size(), e);
                break;
            }
        }
        dropped.addAndGet(batch.size());
    }
}
