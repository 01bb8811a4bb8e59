package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.Split;
import io.riffbook.reading.WorkerMessage.TextRead;
import io.riffbook.reading.worker.UntrustedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a worker says about a file, gathered without a process in between.
public final class Answers {

    public final List<PassageContent> passages = new ArrayList<>();
    public final List<Drawn> drawn = new ArrayList<>();
    public final List<Boolean> split = new ArrayList<>();
    private String title = "";
    private String language = "";
    private Optional<DeckFormat> format = Optional.empty();
    private boolean cleaned;

    public static Answers text(Path file) throws IOException {
        return text(file, String.valueOf(file.getFileName()));
    }

    public static Answers text(Path file, String fileName) throws IOException {
        Path folder = Files.createTempDirectory("answers");
        try {
            return ask(new WorkerRequest(file, fileName, folder, true, 0, 0, false));
        } finally {
            TemporaryFolder.delete(folder);
        }
    }

    /// Passages, and a file of each slide.
    public static Answers slides(Path file, Path folder) throws IOException {
        return ask(new WorkerRequest(file, String.valueOf(file.getFileName()), folder, true, 1, 0, false));
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

    public String language() {
        return language;
    }

    public DeckFormat format() {
        return format.orElseThrow();
    }

    /// Whether another file shall be kept.
    public boolean cleaned() {
        return cleaned;
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
                format = Optional.of(read.format());
                language = read.language();
                cleaned = read.cleaned();
            }
            case Split(int position, boolean made) -> {
                assertThat(position).isEqualTo(split.size() + 1);
                split.add(made);
            }
            case Drawn slide -> drawn.add(slide);
            default -> {
                // Progress changes nothing.
            }
        }
    }
}
