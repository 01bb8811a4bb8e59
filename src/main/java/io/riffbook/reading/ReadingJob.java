package io.riffbook.reading;

import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Finished;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.Progress;
import io.riffbook.reading.WorkerMessage.Ready;
import io.riffbook.reading.WorkerMessage.Refused;
import io.riffbook.reading.WorkerMessage.TextRead;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One file on its way through a worker: gathers what the worker says and believes it only if it is in order.
///
/// Text must come whole. A slide that ends its worker while it is drawn is left without a preview, and a fresh worker
/// goes on behind it.
final class ReadingJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingJob.class);
    private static final int FRESH_STARTS = 3;
    /// A passage, its progress and its preview make three; the rest is to spare.
    private static final int MESSAGES = 5 * Limits.PASSAGES;

    private final Path file;
    private final String fileName;
    private final Path folder;
    private final Previews previews;
    private final Consumer<ReadingProgress> progress;
    private final List<ReadPassage> passages = new ArrayList<>();
    private long characters;
    private int messages;
    private @Nullable TextRead text;
    private int handled;
    private int drawn;

    ReadingJob(Path file, String fileName, Path folder, Previews previews, Consumer<ReadingProgress> progress) {
        this.file = file;
        this.fileName = fileName;
        this.folder = folder;
        this.previews = previews;
        this.progress = progress;
    }

    Reading run(WorkerPool workers, Duration limit) throws InterruptedException {
        WorkingTime time = new WorkingTime(limit);
        try {
            workers.ask(request(true, previews == Previews.DRAWN ? 1 : 0), time, this::accept);
        } catch (UnreadableDeck e) {
            if (text == null) {
                throw e;
            }
            drawTheRest(workers, time, e);
        }
        TextRead read = text;
        if (read == null) {
            throw outOfOrder("finished without text");
        }
        boolean drawable = previews == Previews.DRAWN && read.format() == DeckFormat.PPTX;
        return new Reading(read.format(), read.title(), passages, drawable ? passages.size() - drawn : 0, folder);
    }

    private void drawTheRest(WorkerPool workers, WorkingTime time, UnreadableDeck first) throws InterruptedException {
        UnreadableDeck failure = first;
        for (int start = 0; start < FRESH_STARTS; start++) {
            handled++;
            LOG.info("Slide {} of a deck could not be drawn ({})", handled, failure.reason());
            if (handled >= passages.size() || !time.left().isPositive()) {
                return;
            }
            try {
                workers.ask(request(false, handled + 1), time, this::accept);
                return;
            } catch (UnreadableDeck e) {
                failure = e;
            }
        }
        LOG.info("Slides after {} are left without previews", handled);
    }

    private WorkerRequest request(boolean withText, int drawFrom) {
        return new WorkerRequest(file.toAbsolutePath(), fileName, folder, withText, drawFrom);
    }

    private void accept(WorkerMessage message) {
        if (++messages > MESSAGES) {
            throw outOfOrder("message without end");
        }
        switch (message) {
            case Progress(int done, int total, String step) -> progress.accept(new ReadingProgress(done, total, step));
            case Passage(ReadPassage passage) -> add(passage);
            case TextRead read -> finishText(read);
            case Drawn(int position, boolean drawable) -> addPreview(position, drawable);
            case Ready() -> throw outOfOrder("started twice");
            case Refused _,Finished _ -> throw outOfOrder("answered twice");
        }
    }

    private void add(ReadPassage passage) {
        if (text != null || passage.position() != passages.size() + 1 || passages.size() >= Limits.PASSAGES) {
            throw outOfOrder("passage " + passage.position());
        }
        characters += passage.title().length() + passage.body().length() + passage.notes().length();
        if (characters > Limits.ALL_TEXT) {
            throw UnreadableDeck.tooLarge("it has more text than a deck may have");
        }
        passages.add(passage);
    }

    private void finishText(TextRead read) {
        if (text != null || passages.isEmpty() || read.passages() != passages.size() || read.title().isBlank()) {
            throw outOfOrder("text of " + read.passages() + " passages");
        }
        text = read;
    }

    private void addPreview(int position, boolean drawable) {
        if (text == null || position != handled + 1 || position > passages.size()) {
            throw outOfOrder("preview " + position);
        }
        handled = position;
        Path png = WorkerRequest.preview(folder, position);
        if (drawable && Files.isRegularFile(png, LinkOption.NOFOLLOW_LINKS)) {
            passages.set(position - 1, passages.get(position - 1).withPreview(png));
            drawn++;
        }
        progress.accept(new ReadingProgress(position, passages.size(), "Drawing slides"));
    }

    private static UnreadableDeck outOfOrder(String what) {
        LOG.warn("A worker spoke out of order: {}", what);
        return UnreadableDeck.workerFailed();
    }
}
