package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.TextRead;
import io.riffbook.reading.worker.UntrustedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a worker says about a file, gathered without a process in between.
public final class Answers {

    public final List<PassageContent> passages = new ArrayList<>();
    public final List<Drawn> drawn = new ArrayList<>();
    private String title = "";
    private DeckFormat format = DeckFormat.PPTX;

    public static Answers text(Path file) throws IOException {
        return text(file, String.valueOf(file.getFileName()));
    }

    public static Answers text(Path file, String fileName) throws IOException {
        return ask(new WorkerRequest(file, fileName, file.resolveSibling("none"), true, 0, 0,
                false));
    }

    public static Answers previews(Path file, Path folder) throws IOException {
        return ask(new WorkerRequest(file, String.valueOf(file.getFileName()), folder, false, 0, 1, false));
    }

    private static Answers ask(WorkerRequest request) throws IOException {
        var answers = new Answers();
        new UntrustedFile().read(request, answers::take);
        return answers;
    }

    public String title() {
        return title;
    }

    public DeckFormat format() {
        return format;
    }

    public PassageContent only() {
        if (passages.size() != 1) {
            throw new AssertionError("Not one passage: " + passages);
        }
        return passages.getFirst();
    }

    private void take(WorkerMessage message) {
        switch (message) {
            case Passage(int position, PassageContent content) -> {
                assertThat(position).isEqualTo(passages.size() + 1);
                passages.add(content);
            }
            case TextRead read -> {
                title = read.title();
                format = read.format();
            }
            case Drawn slide -> drawn.add(slide);
            default -> {
                // Progress changes nothing.
            }
        }
    }
}
