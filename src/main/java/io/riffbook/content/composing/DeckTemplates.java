package io.riffbook.content.composing;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The templates that decks can be exported with.
@Service
public class DeckTemplates {
    private static final String WHAT = "deck-template";

    private final DeckTemplateTable table;
    private final Jobs jobs;
    private final AuditLog audit;

    DeckTemplates(DeckTemplateTable table, Jobs jobs, AuditLog audit) {
        this.table = table;
        this.jobs = jobs;
        this.audit = audit;
    }

    /// A template that was taken in: it is there once the job has tried it.
    public record Intake(JobId jobId, DeckTemplateId templateId) {}

    /// Queues the trial of a stored file: a slide of each kind is composed with it. What is kept is the trial, without the file's own
    /// slides, macros and authors.
    ///
    /// @throws InvalidRequestException when the name can't be
    @Transactional
    public Intake add(Viewer viewer, String name, StoredFile file, String fileName) {
        DeckTemplateId id = DeckTemplateId.next();
        String shown = fileName.replaceAll("[\\p{Cntrl}]", "").replaceAll(".*[/\\\\]", "").strip();
        JobId job = jobs.submit(DeckTemplateJob.TYPE, new TemplateUpload(id, checked(name), file.hash().hex(),
                shown.substring(0, Math.min(shown.length(), 255))), viewer.actor());
        audit.record(viewer.actor(), "uploaded", WHAT, id.value(), Map.of("name", name.strip()));
        return new Intake(job, id);
    }

    /// The template.
    ///
    /// @throws NotFoundException when there is none
    public DeckTemplate find(DeckTemplateId id) {
        return table.find(id).orElseThrow(() -> NotFoundException.of(WHAT, id));
    }

    /// Newest first.
    public Page<DeckTemplate> list(Optional<Cursor> cursor, PageLimit limit) {
        return Page.of(table.list(cursor.map(Cursor::asId).orElse(null), limit.value() + 1), limit, table.count(),
                template -> new Cursor(template.id().toString()));
    }

    /// Takes it out of what is offered. What was exported with it stays.
    ///
    /// @throws NotFoundException when there is none
    @Transactional
    public void remove(Viewer viewer, DeckTemplateId id) {
        DeckTemplate template = find(id);
        if (!table.delete(id)) {
            throw NotFoundException.of(WHAT, id);
        }
        audit.record(viewer.actor(), "removed", WHAT, id.value(), Map.of("name", template.name()));
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > DeckTemplate.LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequestException.at(new FieldFault("/name",
                    "must be one line of 1 to " + DeckTemplate.LONGEST_NAME + " characters"));
        }
        return stripped;
    }
}
