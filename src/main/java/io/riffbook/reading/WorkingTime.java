package io.riffbook.reading;

import java.time.Duration;

/// How long workers may still be busy with one file. Waiting for a worker takes nothing from it. Used by one thread at a time.
final class WorkingTime {

    private Duration left;

    WorkingTime(Duration limit) {
        this.left = limit;
    }

    /// Work that is allowed for: ask it for its deadline, and close it when the worker is done.
    final class Stretch implements AutoCloseable {

        private final long deadline = System.nanoTime() + left.toNanos();

        /// In the time of [System#nanoTime()].
        long deadline() {
            return deadline;
        }

        @Override
        public void close() {
            left = Duration.ofNanos(deadline - System.nanoTime());
        }
    }

    /// A worker's place is taken: from now on the time runs.
    Stretch begin() {
        return new Stretch();
    }

    /// Not positive once it is used up.
    Duration left() {
        return left;
    }
}
