package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Viewer;
import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Publishes one snippet after the other and searches all the time, until it is closed: whatever was seen once must be seen by every
/// later search.
final class LiveTraffic implements AutoCloseable {
    private static final int FEW = 64;
    private static final Duration BETWEEN_SEARCHES = Duration.ofMillis(5);

    private final SnippetSearch search;
    private final Indexing indexing;
    private final IndexFeed feed;
    private final ManySnippets many;
    private final String word;
    private final Duration betweenWrites;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong searches = new AtomicLong();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> visibleAfterNanos = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private volatile boolean isOver;

    /// @param word of many snippets that can be found already
    LiveTraffic(SnippetSearch search, Indexing indexing, IndexFeed feed, ManySnippets many, String word,
            Duration betweenWrites) {
        this.search = search;
        this.indexing = indexing;
        this.feed = feed;
        this.many = many;
        this.word = word;
        this.betweenWrites = betweenWrites;
        threads.execute(this::write);
        threads.execute(this::searchOnAndOn);
    }

    private void write() {
        long next = System.nanoTime();
        while (!isOver) {
            long start = System.nanoTime();
            String name = "n" + UUID.randomUUID().toString().replace("-", "");
            SnippetId id = many.marked(1, name, feed).getFirst();
            long sequence = Objects.requireNonNull(feed.sequences(List.of(id)).get(id));
            written.incrementAndGet();
            try {
                threads.execute(() -> await(id, sequence, name, start));
            } catch (RejectedExecutionException _) {
                return;
            }
            next += betweenWrites.toNanos();
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
    }

    private void await(SnippetId id, long sequence, String name, long start) {
        if (indexing.awaited(id, sequence)) {
            visibleAfterNanos.add(System.nanoTime() - start);
            seen.add(name);
        } else {
            wrong.add("not visible for so long: " + id);
        }
    }

    private void searchOnAndOn() {
        while (!isOver && wrong.size() < FEW) {
            int newest = seen.size();
            String one = newest == 0 ? word : seen.get(ThreadLocalRandom.current().nextInt(newest));
            try {
                if (search.search(Viewer.SYSTEM, SnippetQuery.of(one)).hits().isEmpty()) {
                    wrong.add("not found any more: " + one);
                }
                searches.incrementAndGet();
                LockSupport.parkNanos(BETWEEN_SEARCHES.toNanos());
            } catch (RuntimeException e) {
                wrong.add(e.toString());
            }
        }
    }

    long searches() {
        return searches.get();
    }

    long written() {
        return written.get();
    }

    /// How long it took until so many of a hundred of what was published could be found.
    Duration visibleAfter(int percent) {
        List<Long> sorted = visibleAfterNanos.stream().sorted().toList();
        return Duration.ofNanos(sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
    }

    void failIfAnythingWasMissed() {
        assertThat(wrong).isEmpty();
    }

    @Override
    public void close() {
        isOver = true;
        threads.close();
    }
}
