package io.riffbook.content.composing;

import io.riffbook.content.DeckRevision;
import io.riffbook.content.Decks;
import io.riffbook.content.LocalCopies;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.reading.Composed;
import io.riffbook.reading.DeckReader;
import io.riffbook.storage.ContentFiles;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Composes a deck in a worker process, unless that was done before.
@Component
class DeckExportJob implements JobWork {
    static final String TYPE = "compose-deck";

    private final DeckReader reader;
    private final Decks decks;
    private final ContentFiles files;
    private final LocalCopies copies;
    private final DeckExportTable table;
    private final Clock clock;

    DeckExportJob(DeckReader reader, Decks decks, ContentFiles files, LocalCopies copies, DeckExportTable table,
            Clock clock) {
        this.reader = reader;
        this.decks = decks;
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
        DeckExportOrder order = run.payload(DeckExportOrder.class);
        DeckExportTable.Made made = table.find(order).orElse(null);
        if (made == null) {
            made = compose(run, order);
            table.insert(order, made, clock.instant());
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("deckId", order.deck().value());
        result.put("revision", order.revision());
        result.put("format", order.format().ending());
        result.put("slides", made.slides());
        result.put("size", made.file().size());
        result.put("file", made.file().hash().hex());
        return result;
    }

    private DeckExportTable.Made compose(JobRun run, DeckExportOrder order) throws InterruptedException {
        DeckRevision revision = decks.revision(order.deck(), order.revision());
        return copies.lend(revision.file(), order.templateFile(), (markdown, template) -> {
            try (Composed composed = reader.compose(markdown, template, order.format(), order.title(),
                    progress -> run.progress(progress.done(), progress.total(), progress.step()))) {
                return new DeckExportTable.Made(files.store(composed.file()), composed.slides());
            }
        });
    }
}
