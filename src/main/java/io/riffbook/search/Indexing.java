package io.riffbook.search;

import io.riffbook.content.SnippetId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the index up with the record, from the start of the program to its end, on a thread of its own. When the
/// engine or the record is down it pauses, longer each time up to a bound, and goes on by itself.
@Component
@ConditionalOnWebApplication
public class Indexing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
    private static final Duration SHORTEST_IDLE = Duration.ofMillis(100);
    private static final Duration LONGEST_IDLE = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /// Another node may have indexed it: then nobody here tells.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final IndexingRun run;
    private final SnippetIndex index;
    private final Semaphore wanted = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition indexed = lock.newCondition();
    private final AtomicLong batches = new AtomicLong();
    private volatile @Nullable Thread thread;
    private volatile Optional<String> trouble = Optional.empty();

    Indexing(IndexingRun run, SnippetIndex index) {
        this.run = run;
        this.index = index;
    }

    /// Asks to look for changes now rather than with the next look, which comes within half a second anyway.
    public void hurry() {
        wanted.release();
    }

    /// Waits until searches see this state of the snippet or a newer one, at most 2 seconds.
    ///
    /// @return whether they do
    public boolean awaited(SnippetId id, long sequence) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        hurry();
        while (true) {
            long seen = batches.get();
            if (index.sequence(id).orElse(Long.MIN_VALUE) >= sequence) {
                return true;
            }
            if (System.nanoTime() - end > 0 || !waitForBatchAfter(seen)) {
                return false;
            }
        }
    }

    /// Until another batch was indexed, or it is time to look again; false if the thread is to end.
    private boolean waitForBatchAfter(long seen) {
        long left = BETWEEN_LOOKS.toNanos();
        lock.lock();
        try {
            while (batches.get() == seen && left > 0) {
                left = indexed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void tellOfBatch() {
        lock.lock();
        try {
            batches.incrementAndGet();
            indexed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Why indexing makes no progress at present; absent when it does.
    Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void start() {
        if (thread == null) {
            Thread started = Thread.ofPlatform().daemon().name("indexing").unstarted(this::loop);
            // known before it runs, because it runs only as long as it is the one that is known
            thread = started;
            started.start();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        hurry();
        if (running != null) {
            try {
                running.join(LONGEST_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void loop() {
        Duration idle = SHORTEST_IDLE;
        Duration pause = FIRST_PAUSE;
        while (Thread.currentThread().equals(thread)) {
            try {
                if (run.indexBatch()) {
                    tellOfBatch();
                    idle = SHORTEST_IDLE;
                } else {
                    idle = rest(idle);
                }
                recovered();
                pause = FIRST_PAUSE;
            } catch (RuntimeException e) {
                failed(e);
                pauseFor(pause);
                pause = longer(pause, LONGEST_PAUSE);
            }
        }
    }

    /// Rests unless somebody hurries; the longer nothing happens, the longer.
    private Duration rest(Duration idle) {
        return pauseFor(idle) ? SHORTEST_IDLE : longer(idle, LONGEST_IDLE);
    }

    private boolean pauseFor(Duration time) {
        try {
            boolean hurried = wanted.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
            wanted.drainPermits();
            return hurried;
        } catch (InterruptedException _) {
            return true;
        }
    }

    private static Duration longer(Duration time, Duration longest) {
        Duration twice = time.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    private void failed(RuntimeException e) {
        if (trouble.isEmpty()) {
            LOG.warn("Indexing pauses until it works again", e);
        }
        trouble = Optional.of(e.getClass().getSimpleName());
    }

    private void recovered() {
        if (trouble.isPresent()) {
            LOG.info("Indexing goes on");
            trouble = Optional.empty();
        }
    }
}
