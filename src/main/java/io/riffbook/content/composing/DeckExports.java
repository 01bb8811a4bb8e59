package io.riffbook.content.composing;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Decks;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.reading.ComposedFormat;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.Sha256;
import io.riffbook.web.NotFoundException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Presentations and documents of decks that are written here: asked for, and fetched once their jobs are done.
@Service
public class DeckExports {
    private static final String WHAT = "deck export";

    private final Decks decks;
    private final DeckTemplates templates;
    private final Jobs jobs;
    private final AuditLog audit;

    DeckExports(Decks decks, DeckTemplates templates, Jobs jobs, AuditLog audit) {
        this.decks = decks;
        this.templates = templates;
        this.jobs = jobs;
        this.audit = audit;
    }

    /// What is wanted of a deck.
    ///
    /// @param revision absent: the current one
    /// @param template absent: Riffbook's own theme
    public record Wish(ComposedFormat format, Optional<Integer> revision, Optional<DeckTemplateId> template) {}

    /// A composed file; to be closed by the caller.
    ///
    /// @param fileName to save it under
    public record Fetched(ObjectContent content, ComposedFormat format, String fileName) {}

    /// Queues the composing. What was composed before is not composed again: the job then is done at once.
    ///
    /// @throws NotFoundException when there is no such deck, revision or template
    /// @throws NotMarkdownException when the revision is an uploaded file of another kind
    @Transactional
    public JobId order(Viewer viewer, DeckId id, Wish wish) {
        Deck deck = decks.find(id);
        DeckRevision revision = ComposedDecks
                .written(decks.revision(id, wish.revision().orElse(deck.currentRevision())));
        Optional<DeckTemplate> template = wish.template().map(templates::find);
        JobId job = jobs.submit(DeckExportJob.TYPE, new DeckExportOrder(id, revision.number(), wish.format(),
                template.map(DeckTemplate::file).map(Sha256::hex).orElse(null), deck.title()), viewer.actor());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("revision", revision.number());
        details.put("format", wish.format().ending());
        template.ifPresent(used -> details.put("template", used.name()));
        audit.record(viewer.actor(), "exported", "deck", id.value(), details);
        return job;
    }

    /// What the job composed.
    ///
    /// @throws NotFoundException when there is no such export of this deck for this viewer, or it is not done
    public Fetched fetch(Viewer viewer, DeckId id, JobId jobId) {
        Deck deck = decks.find(id);
        Job job = jobs.find(jobId, viewer);
        Map<String, Object> result = job.result().filter(_ -> job.type().equals(DeckExportJob.TYPE))
                .filter(found -> id.toString().equals(String.valueOf(found.get("deckId"))))
                .orElseThrow(() -> NotFoundException.of(WHAT, jobId));
        ComposedFormat format = ComposedFormat.ofEnding(String.valueOf(result.get("format")));
        ObjectContent content = decks.open(new Sha256(String.valueOf(result.get("file"))));
        String stem = deck.title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip();
        return new Fetched(content, format, (stem.isEmpty() ? "deck" : stem) + "." + format.ending());
    }
}
