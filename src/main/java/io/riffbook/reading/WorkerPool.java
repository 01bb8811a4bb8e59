package io.riffbook.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few warm workers, started when first needed. One that failed, or has read its share of files, makes place for a
/// fresh one.
final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final WorkerCommand command;
    private final ReadingSettings settings;
    private final Semaphore places;
    private final Object lock = new Object();
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> busy = new HashSet<>();
    private boolean closed;

    WorkerPool(WorkerCommand command, ReadingSettings settings) {
        this.command = command;
        this.settings = settings;
        this.places = new Semaphore(settings.workers(), true);
    }

    /// Waits for a worker and has it do what is asked.
    ///
    /// @param time how long the worker may take altogether; less is left of it afterwards
    /// @throws UnreadableDeck if the file is refused or ended its worker
    /// @throws InterruptedException if the calling thread is interrupted, or the pool was closed
    void ask(WorkerTask request, WorkingTime time, Consumer<WorkerMessage> handler) throws InterruptedException {
        places.acquire();
        try (WorkingTime.Stretch stretch = time.begin()) {
            long deadline = stretch.deadline();
            WorkerProcess worker = take();
            try {
                ask(worker, request, deadline, handler);
            } catch (WorkerProcess.Gone e) {
                LOG.debug("Worker {} had just ended; another one is asked", worker.pid());
                askAnother(request, deadline, handler);
            }
        } catch (UnreadableDeck e) {
            if (isClosed()) {
                // The worker was ended because Riffbook ends: that says nothing about the file.
                throw interrupted(e);
            }
            throw e;
        } finally {
            places.release();
        }
    }

    /// How many workers live: idle and busy.
    int size() {
        synchronized (lock) {
            return idle.size() + busy.size();
        }
    }

    /// The process ids of the workers that live.
    Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        synchronized (lock) {
            idle.forEach(worker -> pids.add(worker.pid()));
            busy.forEach(worker -> pids.add(worker.pid()));
        }
        return pids;
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    private static InterruptedException interrupted(UnreadableDeck cause) {
        var interrupted = new InterruptedException("Reading has ended");
        interrupted.initCause(cause);
        return interrupted;
    }

    /// Ends all workers; who waits for one is interrupted.
    @Override
    public void close() {
        Set<WorkerProcess> all;
        synchronized (lock) {
            closed = true;
            all = new HashSet<>(idle);
            all.addAll(busy);
            idle.clear();
        }
        all.forEach(WorkerProcess::close);
    }

    private void askAnother(WorkerTask request, long deadline, Consumer<WorkerMessage> handler)
            throws InterruptedException {
        try {
            ask(take(), request, deadline, handler);
        } catch (WorkerProcess.Gone e) {
            throw UnreadableDeck.workerFailed();
        }
    }

    private void ask(WorkerProcess worker, WorkerTask request, long deadline, Consumer<WorkerMessage> handler)
            throws InterruptedException, WorkerProcess.Gone {
        boolean sound = false;
        try {
            worker.ask(request, settings.stall(), deadline, handler);
            sound = true;
        } catch (UnreadableDeck e) {
            sound = isSoundAfter(e.reason()) && worker.isAlive();
            throw e;
        } finally {
            release(worker, sound);
        }
    }

    /// Some refusals come before anything of the file was unfolded.
    private static boolean isSoundAfter(UnreadableDeck.Reason reason) {
        return switch (reason) {
            case EMPTY, UNSUPPORTED_FORMAT, ENCRYPTED, NO_PASSAGES, TOO_MANY_SLIDES -> true;
            case DAMAGED, UNSAFE, TOO_LARGE, TOO_SLOW, OUT_OF_MEMORY, WORKER_FAILED -> false;
        };
    }

    private WorkerProcess take() {
        WorkerProcess worker = takeIdle();
        if (worker != null) {
            return worker;
        }
        WorkerProcess fresh = WorkerProcess.start(command);
        synchronized (lock) {
            if (!closed) {
                busy.add(fresh);
                return fresh;
            }
        }
        fresh.close();
        throw UnreadableDeck.workerFailed();
    }

    private @Nullable WorkerProcess takeIdle() {
        Set<WorkerProcess> ended = new HashSet<>();
        WorkerProcess found = null;
        synchronized (lock) {
            while (found == null && !idle.isEmpty()) {
                WorkerProcess next = idle.pop();
                if (next.isAlive()) {
                    found = next;
                    busy.add(found);
                } else {
                    ended.add(next);
                }
            }
        }
        ended.forEach(WorkerProcess::close);
        return found;
    }

    private void release(WorkerProcess worker, boolean sound) {
        synchronized (lock) {
            busy.remove(worker);
            if (sound && !closed && worker.files() < settings.filesPerWorker()) {
                idle.push(worker);
                return;
            }
        }
        worker.close();
    }
}
