package io.riffbook.reading;

import io.riffbook.reading.WorkerMessage.Finished;
import io.riffbook.reading.WorkerMessage.Ready;
import io.riffbook.reading.WorkerMessage.Refused;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One worker, seen from the server: started, asked, bounded, ended. Used by one thread at a time.
final class WorkerProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int OUT_OF_MEMORY = 3;
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path folder;
    private final DataOutputStream requests;
    private final BlockingQueue<Optional<WorkerMessage>> answers = new ArrayBlockingQueue<>(32);
    private final LastWords lastWords = new LastWords();
    private volatile boolean closed;
    private int files;
    private long looked = System.nanoTime();

    /// The worker ended by itself, having had nothing to do, just when it was asked: another one must be.
    static final class Gone extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private WorkerProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Thread.ofPlatform().daemon().name("worker-answers-" + process.pid()).start(this::takeAnswers);
        Thread.ofPlatform().daemon().name("worker-errors-" + process.pid())
                .start(() -> lastWords.listen(process.getErrorStream()));
    }

    /// Starts a worker; it may still be warming up.
    static WorkerProcess start(WorkerCommand command) {
        try {
            Path folder = TemporaryFolder.create("worker");
            return new WorkerProcess(command.in(folder).start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("No worker could be started to read files", e);
        }
    }

    /// Has the worker do what is asked, and hands on its messages in the calling thread.
    ///
    /// @throws UnreadableDeck if the worker refuses the file, or had to be ended because of it
    /// @throws Gone if the worker ended before it began
    /// @throws InterruptedException if the calling thread is; the worker must then be closed
    void ask(WorkerTask request, Duration stall, long deadline, Consumer<WorkerMessage> handler)
            throws InterruptedException, Gone {
        if (files == 0) {
            awaitStart();
        }
        files++;
        try {
            request.writeTo(requests);
        } catch (IOException e) {
            throw lost(true);
        }
        boolean begun = false;
        while (true) {
            WorkerMessage message = next(request, stall, deadline, !begun);
            begun = true;
            switch (message) {
                case Finished() -> {
                    return;
                }
                case Refused(var reason, var text) -> throw UnreadableDeck.of(reason, text);
                default -> handler.accept(message);
            }
        }
    }

    int files() {
        return files;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Ends the process and its children at once, and removes what they left. Closing twice does nothing more.
    @Override
    public void close() {
        closed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                LOG.warn("Worker {} does not end", process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tellTheEnd();
        TemporaryFolder.delete(folder);
    }

    private void awaitStart() throws InterruptedException {
        Optional<WorkerMessage> first = answers.poll(START.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null || !(first.orElse(null) instanceof Ready)) {
            LOG.error("A worker did not start: {}", lastWords);
            throw UnreadableDeck.workerFailed();
        }
    }

    private WorkerMessage next(WorkerTask request, Duration stall, long deadline, boolean first)
            throws InterruptedException, Gone {
        long stalled = System.nanoTime() + stall.toNanos();
        while (true) {
            Optional<WorkerMessage> message = answers.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            if (now - deadline > 0 || (message == null && now - stalled > 0)) {
                throw UnreadableDeck.tooSlow();
            }
            if (now - looked > LOOK.toNanos()) {
                looked = now;
                if (TemporaryFolder.holdsMoreThan(Limits.DISK, folder, request.folder())) {
                    throw UnreadableDeck.tooLarge("what it unfolds to fills the disk");
                }
            }
            if (message != null) {
                if (message.isEmpty()) {
                    throw lost(first);
                }
                return message.get();
            }
        }
    }

    private UnreadableDeck lost(boolean first) throws Gone, InterruptedException {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            return UnreadableDeck.workerFailed();
        }
        int code = process.exitValue();
        if (first && code == WorkerRequest.IDLE) {
            throw new Gone();
        }
        if (code == OUT_OF_MEMORY || code == KILLED) {
            return UnreadableDeck.outOfMemory();
        }
        LOG.warn("Worker {} ended with code {}: {}", process.pid(), code, lastWords);
        return UnreadableDeck.workerFailed();
    }

    /// Empty at the end of the worker's output, or when it no longer makes sense.
    private void takeAnswers() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            boolean wanted = true;
            while (wanted) {
                wanted = hand(Optional.of(WorkerMessage.readFrom(in)));
            }
        } catch (IOException e) {
            LOG.trace("A worker's output ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        endOfAnswers();
    }

    /// Waits for room only as long as somebody may still ask: a closed worker's messages are dropped.
    ///
    /// @return whether the message was taken
    private boolean hand(Optional<WorkerMessage> message) throws InterruptedException {
        boolean taken = false;
        while (!taken && !closed) {
            taken = answers.offer(message, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return taken;
    }

    private void endOfAnswers() {
        try {
            if (!hand(Optional.empty())) {
                tellTheEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever still waits for an answer of a closed worker learns that there will be none.
    private void tellTheEnd() {
        answers.clear();
        if (!answers.offer(Optional.empty())) {
            LOG.debug("Worker {} still talks", process.pid());
        }
    }
}
