package io.riffbook.content;

import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.reading.DeckReader;
import io.riffbook.reading.Preview;
import io.riffbook.reading.ReadPassage;
import io.riffbook.reading.Reading;
import io.riffbook.reading.Wanted;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads an uploaded deck in a worker process, and keeps its passages as a revision: all of it, or nothing.
@Component
class DeckIntake implements JobWork {
    static final String TYPE = "read-deck";

    private final DeckReader reader;
    private final ContentFiles files;
    private final LocalCopies copies;
    private final DeckRevisions revisions;

    DeckIntake(DeckReader reader, ContentFiles files, LocalCopies copies, DeckRevisions revisions) {
        this.reader = reader;
        this.files = files;
        this.copies = copies;
        this.revisions = revisions;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        DeckUpload upload = run.payload(DeckUpload.class);
        DeckRevision revision = revisions.of(run.id()).orElse(null);
        if (revision == null) {
            revision = read(run, upload);
        }
        return Map.of("deckId", revision.deck().value(), "revision", revision.number(), "passages",
                revision.passages());
    }

    private DeckRevision read(JobRun run, DeckUpload upload) throws InterruptedException {
        return copies.lend(upload.hash(), Optional.empty(), (local, _) -> {
            try (Reading reading = reader.read(local, upload.fileName(), Wanted.EVERYTHING,
                    progress -> run.progress(progress.done(), progress.total(), progress.step()))) {
                return revisions.keep(run.id(), kept(upload, reading), reading, files(reading));
            }
        });
    }

    /// The upload, with the file that is kept of it: without what must not leave again.
    private DeckUpload kept(DeckUpload upload, Reading reading) throws IOException {
        if (reading.cleaned().isEmpty()) {
            return upload;
        }
        StoredFile cleaned = files.store(reading.cleaned().get());
        return upload.as(cleaned, reading.format());
    }

    /// Objects first: slides and previews are stored before anything points at them.
    private List<SlideFiles> files(Reading reading) throws IOException {
        List<SlideFiles> stored = new ArrayList<>();
        for (ReadPassage passage : reading.passages()) {
            Optional<Preview> preview = passage.preview();
            stored.add(new SlideFiles(store(passage.slide()), store(preview.map(Preview::wide)),
                    store(preview.map(Preview::small)), preview.map(Preview::isText).orElse(false)));
        }
        return stored;
    }

    private Optional<Sha256> store(Optional<Path> file) throws IOException {
        return file.isPresent() ? Optional.of(files.store(file.get()).hash()) : Optional.empty();
    }
}
