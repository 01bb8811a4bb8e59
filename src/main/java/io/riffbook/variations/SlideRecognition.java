package io.riffbook.variations;

import io.riffbook.access.Viewer;
import io.riffbook.content.Decks;
import io.riffbook.content.LocalCopies;
import io.riffbook.content.RevisionDiff.Change;
import io.riffbook.content.RevisionDiff.FieldDiff;
import io.riffbook.content.SlideOrigin;
import io.riffbook.content.SlideOrigins;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.jobs.Jobs;
import io.riffbook.reading.DeckReader;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.ReadPassage;
import io.riffbook.reading.Reading;
import io.riffbook.reading.Wanted;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Says of a returned presentation where each of its slides comes from, and how far it has drifted. For those who author.
@Service
public class SlideRecognition implements JobWork {
    static final String TYPE = "recognise-slides";
    /// What is shown of a slide's drift, in characters; the rest is left out.
    private static final int MOST_DRIFT = 2_000;

    private final Decks decks;
    private final Jobs jobs;
    private final DeckReader reader;
    private final LocalCopies copies;
    private final SlideOrigins origins;

    SlideRecognition(Decks decks, Jobs jobs, DeckReader reader, LocalCopies copies, SlideOrigins origins) {
        this.decks = decks;
        this.jobs = jobs;
        this.reader = reader;
        this.copies = copies;
        this.origins = origins;
    }

    record Upload(Sha256 hash, String fileName) {}

    /// Stores an uploaded file.
    ///
    /// @throws io.riffbook.content.DeckTooLargeException when it is larger than a deck may be
    /// @throws IOException when the upload breaks off
    public StoredFile receive(InputStream upload) throws IOException {
        return decks.receive(upload);
    }

    /// Has it read; the job's result says where each slide comes from.
    @Transactional
    public JobId recognise(Viewer viewer, StoredFile stored, String fileName) {
        return jobs.submit(TYPE, new Upload(stored.hash(), fileName), viewer.actor());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        Upload upload = run.payload(Upload.class);
        List<PassageContent> slides = copies.lend(upload.hash(), Optional.empty(), (local, _) -> {
            try (Reading reading = reader.read(local, upload.fileName(), Wanted.TEXT,
                    progress -> run.progress(progress.done(), progress.total(), progress.step()))) {
                return reading.passages().stream().map(ReadPassage::content).toList();
            }
        });
        if (slides.size() > SlideOrigins.MOST) {
            throw new JobFailedException(new Job.Failure("too-many-slides", "At most " + SlideOrigins.MOST
                    + " slides are recognised at once; this file has " + slides.size() + "."));
        }
        List<Map<String, Object>> found = new ArrayList<>();
        for (SlideOrigin each : origins.of(slides)) {
            found.add(described(found.size() + 1, each));
        }
        return Map.of("slides", found);
    }

    private static Map<String, Object> described(int position, SlideOrigin origin) {
        Map<String, Object> slide = new LinkedHashMap<>();
        slide.put("slide", position);
        slide.put("title", origin.title());
        slide.put("how", origin.how().name().toLowerCase(Locale.ROOT));
        slide.put("likeness", origin.likeness());
        origin.master().ifPresent(master -> slide.put("passage",
                Map.of("id", master.passage(), "deckId", master.deck(), "revision", master.revision(), "position",
                        master.position(), "isCurrent", master.isCurrent())));
        origin.snippet().ifPresent(snippet -> slide.put("snippet",
                Map.of("id", snippet.id(), "revision", snippet.revision(), "title", snippet.title())));
        slide.put("drift", drift(origin.drift()));
        return slide;
    }

    /// What was taken away and what was added, in their order, as far as there is room.
    private static List<Map<String, Object>> drift(List<FieldDiff> fields) {
        List<Map<String, Object>> drift = new ArrayList<>();
        int[] room = {MOST_DRIFT};
        for (FieldDiff field : fields) {
            List<Map<String, String>> pieces = new ArrayList<>();
            field.pieces().stream().filter(piece -> piece.change() != Change.SAME).forEach(piece -> {
                String text = piece.text().substring(0, Math.min(piece.text().length(), room[0]));
                room[0] -= text.length();
                if (!text.isEmpty()) {
                    pieces.add(Map.of("change", piece.change().word(), "text", text));
                }
            });
            drift.add(Map.of("pointer", field.pointer(), "pieces", pieces));
        }
        return drift;
    }
}
