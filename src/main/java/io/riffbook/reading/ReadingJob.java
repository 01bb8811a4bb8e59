package io.riffbook.reading;

import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Finished;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.Progress;
import io.riffbook.reading.WorkerMessage.Ready;
import io.riffbook.reading.WorkerMessage.Refused;
import io.riffbook.reading.WorkerMessage.Split;
import io.riffbook.reading.WorkerMessage.TextRead;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One file on its way through a worker: gathers what the worker says and believes it only if it is in order.
///
/// Text must come whole. A slide that ends its worker while it is split off is left without a file of its own; one that does so while
/// it is drawn gets a picture of its words; a fresh worker goes on from there.
final class ReadingJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingJob.class);
    private static final int FRESH_STARTS = 4;
    /// A passage, its progress, its file and its preview make four; the rest is to spare.
    private static final int MESSAGES = 8 * Limits.PASSAGES;

    private final Path file;
    private final String fileName;
    private final Path folder;
    private final boolean everything;
    private final Consumer<ReadingProgress> progress;
    private final List<ReadPassage> passages = new ArrayList<>();
    private long characters;
    private int messages;
    private @Nullable TextRead text;
    private int split;
    private int drawn;
    private boolean asText;

    ReadingJob(Path file, String fileName, Path folder, Wanted wanted, Consumer<ReadingProgress> progress) {
        this.file = file;
        this.fileName = fileName;
        this.folder = folder;
        this.everything = wanted == Wanted.EVERYTHING;
        this.progress = progress;
    }

    Reading run(WorkerPool workers, Duration limit) throws InterruptedException {
        WorkingTime time = new WorkingTime(limit);
        int first = everything ? 1 : 0;
        try {
            workers.ask(request(true, first, first), time, this::accept);
        } catch (UnreadableDeck e) {
            if (text == null) {
                throw e;
            }
            goOn(workers, time, e);
        }
        TextRead read = text;
        if (read == null) {
            throw outOfOrder("finished without text");
        }
        return new Reading(read.format(), read.title(), passages, cleaned(read), folder);
    }

    private Optional<Path> cleaned(TextRead read) {
        Path cleaned = WorkerRequest.cleaned(folder);
        if (read.cleaned() && !Files.isRegularFile(cleaned, LinkOption.NOFOLLOW_LINKS)) {
            throw outOfOrder("no cleaned file");
        }
        return read.cleaned() ? Optional.of(cleaned) : Optional.empty();
    }

    private void goOn(WorkerPool workers, WorkingTime time, UnreadableDeck first) throws InterruptedException {
        UnreadableDeck failure = first;
        for (int start = 0; start < FRESH_STARTS; start++) {
            giveUpOne(failure);
            if (drawn >= passages.size() || !time.left().isPositive()) {
                return;
            }
            try {
                workers.ask(request(false, split < passages.size() ? split + 1 : 0, drawn + 1), time, this::accept);
                return;
            } catch (UnreadableDeck e) {
                failure = e;
            }
        }
        LOG.info("Slides after {} are left without previews", drawn);
    }

    private void giveUpOne(UnreadableDeck failure) {
        if (split < passages.size()) {
            split++;
            LOG.info("Slide {} of a deck could not be split off ({})", split, failure.reason());
        } else if (asText) {
            asText = false;
            drawn++;
            LOG.info("The words of slide {} could not be drawn either ({})", drawn, failure.reason());
        } else {
            asText = true;
            LOG.info("Slide {} of a deck could not be drawn ({})", drawn + 1, failure.reason());
        }
    }

    private WorkerRequest request(boolean withText, int splitFrom, int drawFrom) {
        return new WorkerRequest(file.toAbsolutePath(), fileName, folder, withText, splitFrom, drawFrom, asText);
    }

    private void accept(WorkerMessage message) {
        if (++messages > MESSAGES) {
            throw outOfOrder("message without end");
        }
        switch (message) {
            case Progress(int done, int total, String step) -> progress.accept(new ReadingProgress(done, total, step));
            case Passage(int position, PassageContent content) -> add(position, content);
            case TextRead read -> finishText(read);
            case Split(int position, boolean made) -> addSlide(position, made);
            case Drawn(int position, Drawn.Outcome outcome) -> addPreview(position, outcome);
            case Ready() -> throw outOfOrder("started twice");
            case Refused _,Finished _,WorkerMessage.Composed _ -> throw outOfOrder("answered twice");
        }
    }

    private void add(int position, PassageContent content) {
        if (text != null || position != passages.size() + 1 || passages.size() >= Limits.PASSAGES) {
            throw outOfOrder("passage " + position);
        }
        characters += content.length();
        if (characters > Limits.ALL_TEXT) {
            throw UnreadableDeck.tooLarge("it has more text than a deck may have");
        }
        passages.add(new ReadPassage(position, content, Optional.empty(), Optional.empty()));
    }

    private void finishText(TextRead read) {
        if (text != null || passages.isEmpty() || read.passages() != passages.size() || read.title().isBlank()
                || read.language().length() > Limits.LANGUAGE) {
            throw outOfOrder("text of " + read.passages() + " passages");
        }
        text = read;
        passages.replaceAll(passage -> passage.content().language().isEmpty() ? passage.in(read.language()) : passage);
    }

    private void addSlide(int position, boolean made) {
        if (text == null || position != split + 1 || position > passages.size()) {
            throw outOfOrder("slide " + position);
        }
        split = position;
        Path slide = WorkerRequest.slide(folder, position);
        if (made && Files.isRegularFile(slide, LinkOption.NOFOLLOW_LINKS)) {
            passages.set(position - 1, passages.get(position - 1).with(slide));
        }
        progress.accept(new ReadingProgress(position, passages.size(), "Splitting slides"));
    }

    private void addPreview(int position, Drawn.Outcome outcome) {
        if (text == null || position != drawn + 1 || split < passages.size()) {
            throw outOfOrder("preview " + position);
        }
        drawn = position;
        asText = false;
        Preview preview = WorkerRequest.preview(folder, position, outcome != Drawn.Outcome.SLIDE);
        if (outcome != Drawn.Outcome.NOTHING && isFile(preview.wide()) && isFile(preview.small())) {
            passages.set(position - 1, passages.get(position - 1).with(preview));
        }
        progress.accept(new ReadingProgress(position, passages.size(), "Drawing slides"));
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static UnreadableDeck outOfOrder(String what) {
        LOG.warn("A worker spoke out of order: {}", what);
        return UnreadableDeck.workerFailed();
    }
}
