package io.riffbook.reading;

import java.io.IOException;
import java.nio.file.Path;

/// What a worker does with one file: finds out what it is, makes sure that it unfolds to no more than it may, reads it.
final class UntrustedFile implements ReadingWorker.FileReading {

    @Override
    public void read(WorkerRequest request, ReadingWorker.Answer answer) throws IOException {
        switch (FileType.of(request.file(), request.fileName())) {
            case PPTX -> PresentationFile.read(request, answer);
            case MARKDOWN -> MarkdownDeck.read(request, answer);
        }
    }

    /// The last part of the name without its ending: the last resort for a title.
    static String stem(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = PassageText.line(dot > 0 ? last.substring(0, dot) : last);
        return stem.isBlank() ? "Untitled deck" : stem;
    }

    /// The ending of the name in lower case, without the dot; empty if there is none.
    static String ending(String fileName) {
        Path last = Path.of(fileName.replace('\0', ' ')).getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
