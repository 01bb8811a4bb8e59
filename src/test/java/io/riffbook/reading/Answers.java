package io.riffbook.reading;

import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.TextRead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a worker says about a file, gathered without a process in between.
final class Answers {

    final List<ReadPassage> passages = new ArrayList<>();
    final List<Drawn> drawn = new ArrayList<>();
    private String title = "";

    static Answers text(Path file) throws IOException {
        return text(file, String.valueOf(file.getFileName()));
    }

    static Answers text(Path file, String fileName) throws IOException {
        return ask(new WorkerRequest(file, fileName, file.resolveSibling("none"), true, 0));
    }

    static Answers previews(Path file, Path folder) throws IOException {
        return ask(new WorkerRequest(file, String.valueOf(file.getFileName()), folder, false, 1));
    }

    private static Answers ask(WorkerRequest request) throws IOException {
        var answers = new Answers();
        new UntrustedFile().read(request, answers::take);
        return answers;
    }

    String title() {
        return title;
    }

    ReadPassage only() {
        if (passages.size() != 1) {
            throw new AssertionError("Not one passage: " + passages);
        }
        return passages.getFirst();
    }

    private void take(WorkerMessage message) {
        switch (message) {
            case Passage(ReadPassage passage) -> passages.add(passage);
            case TextRead read -> title = read.title();
            case Drawn slide -> drawn.add(slide);
            default -> {
                // Progress changes nothing.
            }
        }
    }
}
