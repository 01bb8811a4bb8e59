package io.riffbook.variations;

import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.LocalCopies;
import io.riffbook.content.SlideFiles;
import io.riffbook.inbox.Notice;
import io.riffbook.inbox.Notices;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.reading.DeckReader;
import io.riffbook.reading.Preview;
import io.riffbook.reading.ReadPassage;
import io.riffbook.reading.Reading;
import io.riffbook.reading.Wanted;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.Sha256;
import io.riffbook.web.RefusedException;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an edited slide in a worker process, and makes a variation of it.
@Component
class SlideIntake implements JobWork {
    static final String TYPE = "read-variation";

    private final DeckReader reader;
    private final ContentFiles files;
    private final LocalCopies copies;
    private final Variations variations;
    private final People people;
    private final Notices notices;

    SlideIntake(DeckReader reader, ContentFiles files, LocalCopies copies, Variations variations, People people,
            Notices notices) {
        this.reader = reader;
        this.files = files;
        this.copies = copies;
        this.variations = variations;
        this.people = people;
        this.notices = notices;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        SlideUpload upload = run.payload(SlideUpload.class);
        try {
            Variation variation = variations.of(run.id()).orElse(null);
            if (variation == null) {
                variation = read(run, upload);
            }
            return Map.of("variationId", variation.id().value());
        } catch (JobFailedException e) {
            tell(run, upload.proposer(), e.failure().detail());
            throw e;
        } catch (RefusedException e) {
            tell(run, upload.proposer(), e.problem().detail());
            throw new JobFailedException(new Job.Failure(e.problem().slug(), e.problem().detail()));
        }
    }

    private Variation read(JobRun run, SlideUpload upload) throws InterruptedException {
        Viewer proposer = people.find(upload.proposer()).filter(Person::active).map(Person::viewer)
                .orElseThrow(VariationException::nobody);
        return copies.lend(upload.hash(), Optional.empty(), (local, _) -> {
            try (Reading reading = reader.read(local, upload.fileName(), Wanted.EVERYTHING,
                    progress -> run.progress(progress.done(), progress.total(), progress.step()))) {
                List<ReadPassage> slides = reading.passages();
                if (slides.size() != 1 || slides.getFirst().slide().isEmpty()) {
                    throw new JobFailedException(new Job.Failure("not-one-slide",
                            "Send back a presentation with one slide in it; this one has " + slides.size()
                                    + ", or is no presentation."));
                }
                return variations.proposeSlide(proposer, run.id(), upload, slides.getFirst().content(),
                        files(slides.getFirst()));
            }
        });
    }

    private SlideFiles files(ReadPassage slide) throws IOException {
        Optional<Preview> preview = slide.preview();
        return new SlideFiles(stored(slide.slide()), stored(preview.map(Preview::wide)),
                stored(preview.map(Preview::small)), preview.map(Preview::isText).orElse(false));
    }

    private Optional<Sha256> stored(Optional<Path> file) throws IOException {
        return file.isPresent() ? Optional.of(files.store(file.get()).hash()) : Optional.empty();
    }

    /// Whoever sent it may have gone on to something else meanwhile.
    private void tell(JobRun run, PersonId proposer, String why) {
        notices.tell(List.of(proposer), new Notice("variation", "The slide that you sent back could not be taken: "
                + why, "/variations", "read-variation/" + run.id()));
    }
}
