package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.search.Generations.Kept;
import io.riffbook.search.Generations.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.Closeable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Puts one generation of the index in the place of another while searches and writes go on.
@Component
class Successions {
    private static final Logger LOG = LoggerFactory.getLogger(Successions.class);
    /// Changes that come in wait while a batch is applied.
    private static final int AT_ONCE = 250;
    private static final int SMALL_BACKLOG = 1_000;
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(10);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);
    private static final int MOST_ROUNDS = 120;
    private static final int ROUNDS_BEFORE_MENDING = 4;
    private static final int ROUNDS_BEFORE_HEALING = 8;
    private static final int NAMED = 5;

    private final SnippetIndex index;
    private final IndexFeed feed;
    private final SnippetCarrier carrier;
    private final Generations generations;
    private final LiveGeneration live;
    private final Comparison comparison;

    Successions(SnippetIndex index, IndexFeed feed, SnippetCarrier carrier, Generations generations,
            LiveGeneration live, Comparison comparison) {
        this.index = index;
        this.feed = feed;
        this.carrier = carrier;
        this.generations = generations;
        this.live = live;
        this.comparison = comparison;
    }

    /// Where to tell how far it is.
    @FunctionalInterface
    interface Progress {
        void at(long done, long total, String step);
    }

    /// Begins with an empty generation. One that was left half built, by a process that died, is dropped first.
    Succession ofNew() {
        tidyUp();
        Generation next = index.create();
        if (!generations.build(next)) {
            index.drop(next);
            throw failed("under-way", "Another generation of the index is being built.");
        }
        return new Succession(next, true);
    }

    /// Begins with the previous generation, as it was when it was last live.
    Succession ofPrevious() {
        tidyUp();
        Generation next = generations.find(Role.PREVIOUS).map(Kept::generation).filter(index.generations()::contains)
                .orElseThrow(() -> failed("no-previous", "There is no previous generation of the index any more."));
        generations.move(next, Role.PREVIOUS, Role.BUILDING);
        return new Succession(next, false);
    }

    /// Drops a generation that was left half built by a process that died, and takes back a roll-back that was left in the middle.
    private void tidyUp() {
        // one that was made live, only that nobody came to write it down, is no half-built one
        live.doubt();
        live.ensure();
        generations.find(Role.BUILDING).ifPresent(half -> {
            LOG.info("Generation {} of the index was left half built, and is put aside", half.generation());
            putAside(half.generation(), half.filledAt().isEmpty());
        });
    }

    private void putAside(Generation generation, boolean isNew) {
        if (isNew) {
            generations.forget(generation);
            index.drop(generation);
        } else {
            generations.move(generation, Role.BUILDING, Role.PREVIOUS);
        }
    }

    private void dropUnneeded() {
        Set<Generation> needed = generations.all().stream().map(Kept::generation).collect(Collectors.toSet());
        index.generations().stream().filter(generation -> !needed.contains(generation)).forEach(index::drop);
    }

    private static JobFailedException failed(String reason, String detail) {
        return new JobFailedException(new Job.Failure(reason, detail));
    }

    /// Some snippets as they were read, the next ones to be applied.
    private record Ahead(List<SnippetId> ids, SnippetCarrier.Batch batch) {}

    private Ahead readAfter(Optional<SnippetId> last) {
        List<SnippetId> ids = feed.idsAfter(last, AT_ONCE);
        return new Ahead(ids, carrier.read(ids));
    }

    /// A generation on its way to be the live one. Every change goes to it already. Unless it is committed, closing puts
    /// everything back as it was. Not for several threads.
    final class Succession implements Closeable {
        private final Generation next;
        private final boolean isNew;
        private boolean isCommitted;

        private Succession(Generation next, boolean isNew) {
            this.next = next;
            this.isNew = isNew;
        }

        Generation generation() {
            return next;
        }

        /// Fills it with all of the record, in the order of ids; the next batch is read while one is applied.
        ///
        /// @return how many snippets
        /// @throws JobFailedException when it refuses any
        long fill(Progress progress) throws InterruptedException {
            long total = feed.snippets();
            long done = 0;
            Map<SnippetId, String> refused = new HashMap<>();
            try (ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor()) {
                Ahead now = readAfter(Optional.empty());
                while (!now.ids().isEmpty()) {
                    SnippetId last = now.ids().getLast();
                    Future<Ahead> ahead = reading.submit(() -> readAfter(Optional.of(last)));
                    refused.putAll(now.batch().refused());
                    refused.putAll(carrier.apply(next, now.batch().states()));
                    done += now.ids().size();
                    progress.at(done, Math.max(done, total), "filling a new index");
                    refuseIfAny(refused);
                    now = result(ahead);
                }
            }
            return done;
        }

        private void refuseIfAny(Map<SnippetId, String> refused) {
            if (!refused.isEmpty()) {
                throw failed("refused", "Snippets can't be indexed, and the index stays as it is: "
                        + refused.entrySet().stream().limit(NAMED).map(each -> each.getKey() + ": " + each.getValue())
                                .collect(Collectors.joining("; ")));
            }
        }

        /// Waits until the record and this generation agree: each bucket at one moment at least, while writes go on.
        ///
        /// @throws JobFailedException when they do not come to agree
        void agree(Progress progress) throws InterruptedException {
            awaitSmallBacklog(progress);
            Set<Integer> differing = comparison.differing(next);
            for (int round = 1; !differing.isEmpty() && round <= MOST_ROUNDS; round++) {
                progress.at(SnippetState.BUCKETS - differing.size(), SnippetState.BUCKETS, "comparing with the record");
                if (!isNew || round % ROUNDS_BEFORE_MENDING == 0) {
                    mend(differing, round % ROUNDS_BEFORE_HEALING == 0);
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_ROUNDS.toNanos());
                differing.retainAll(comparison.differing(next));
            }
            if (!differing.isEmpty()) {
                long parked = feed.backlog().parked();
                throw failed("differs", "The new index does not come to agree with the record in " + differing.size()
                        + " of " + SnippetState.BUCKETS + " parts, and the old one stays. " + (parked == 0
                                ? "Try again when less is written."
                                : parked + " snippets are refused again and again: see what is parked."));
            }
        }

        private void awaitSmallBacklog(Progress progress) throws InterruptedException {
            long end = System.nanoTime() + LONGEST_BACKLOG.toNanos();
            long waiting = feed.backlog().waiting();
            while (waiting > SMALL_BACKLOG) {
                if (System.nanoTime() - end > 0) {
                    throw failed("backlog", waiting + " changes still wait to be indexed. Try again when fewer do.");
                }
                progress.at(0, 0, waiting + " changes wait to be indexed");
                TimeUnit.NANOSECONDS.sleep(BETWEEN_ROUNDS.toNanos());
                waiting = feed.backlog().waiting();
            }
        }

        /// @param isAhead whether to take into account that it may hold states that the record knows nothing of
        private void mend(Set<Integer> buckets, boolean isAhead) {
            for (int bucket : buckets) {
                Map<SnippetId, Long> drift = comparison.drift(next, bucket);
                if (isAhead) {
                    feed.heal(drift);
                } else {
                    List<SnippetId> ids = List.copyOf(drift.keySet());
                    for (int from = 0; from < ids.size(); from += SnippetIndex.MOST_STATES) {
                        List<SnippetId> some = ids.subList(from, Math.min(ids.size(), from + SnippetIndex.MOST_STATES));
                        refuseIfAny(carrier.apply(next, carrier.read(some).states()));
                    }
                }
            }
        }

        /// Lets searches see it instead of the live one, which stays as the previous one.
        void commit() {
            index.refresh(next);
            index.makeLive(next);
            isCommitted = true;
            generations.swap(next).ifPresent(index::drop);
            // what the old one refused, the new one holds
            feed.retryAll();
            dropUnneeded();
        }

        @Override
        public void close() {
            // made live, and the answer got lost: whoever looks after the live one writes it down
            if (!isCommitted && !index.live().equals(Optional.of(next))) {
                putAside(next, isNew);
            }
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }
}
