package io.riffbook.content.composing;

import io.riffbook.content.LocalCopies;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.reading.Composed;
import io.riffbook.reading.ComposedFormat;
import io.riffbook.reading.DeckReader;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tries an uploaded template in a worker process, and keeps what is needed of it.
@Component
class DeckTemplateJob implements JobWork {
    static final String TYPE = "keep-deck-template";
    private static final String TRIAL = """
            # A title

            ---

            ## A section

            ---

            ## A slide

            - One
            - Two

            | A | B |
            |---|---|
            | 1 | 2 |

            <!-- A note -->
            """;

    private final DeckReader reader;
    private final ContentFiles files;
    private final LocalCopies copies;
    private final DeckTemplateTable table;
    private final Clock clock;

    DeckTemplateJob(DeckReader reader, ContentFiles files, LocalCopies copies, DeckTemplateTable table, Clock clock) {
        this.reader = reader;
        this.files = files;
        this.copies = copies;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        TemplateUpload upload = run.payload(TemplateUpload.class);
        DeckTemplate template = table.of(run.id()).orElse(null);
        if (template == null) {
            template = tried(upload);
            table.insert(template, run.id());
        }
        return Map.of("templateId", template.id().value(), "name", template.name());
    }

    private DeckTemplate tried(TemplateUpload upload) throws InterruptedException {
        StoredFile kept = copies.lend(trial().hash(), Optional.of(upload.hash()), (markdown, template) -> {
            try (Composed composed = reader.compose(markdown, template, ComposedFormat.PPTX, upload.name(), _ -> {})) {
                return files.store(composed.file());
            }
        });
        return new DeckTemplate(upload.template(), upload.name(), upload.fileName(), kept.hash(), kept.size(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private StoredFile trial() {
        byte[] text = TRIAL.getBytes(StandardCharsets.UTF_8);
        try {
            return files.store(new ByteArrayInputStream(text), text.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
