package io.riffbook.reading;

import io.riffbook.reading.WorkerMessage.Progress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One deck on its way to a composed file: believes the worker only as far as it can be checked.
final class ComposingJob {

    private static final Logger LOG = LoggerFactory.getLogger(ComposingJob.class);
    private static final int MESSAGES = 8 * Limits.PASSAGES;

    private final ComposeRequest request;
    private final Consumer<ReadingProgress> progress;
    private int messages;
    private int slides;

    ComposingJob(ComposeRequest request, Consumer<ReadingProgress> progress) {
        this.request = request;
        this.progress = progress;
    }

    Composed run(WorkerPool workers, Duration limit) throws InterruptedException {
        workers.ask(request, new WorkingTime(limit), this::accept);
        if (slides < 1 || !Files.isRegularFile(request.composed(), LinkOption.NOFOLLOW_LINKS)) {
            throw outOfOrder();
        }
        return new Composed(request.composed(), slides, request.folder());
    }

    private void accept(WorkerMessage message) {
        messages++;
        switch (message) {
            case Progress(int done, int total, String step) when messages <= MESSAGES && done >= 0 && done <= total ->
                progress.accept(new ReadingProgress(done, total, step));
            case WorkerMessage.Composed(int made) when slides == 0 -> slides = made;
            default -> throw outOfOrder();
        }
    }

    private static UnreadableDeck outOfOrder() {
        LOG.warn("A worker spoke out of order while it composed");
        return UnreadableDeck.workerFailed();
    }
}
