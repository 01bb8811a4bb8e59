package io.riffbook.deals.csv;

import io.riffbook.access.Viewer;
import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Imports of opportunities out of CSV files. A file may be sent again: what is told twice changes nothing.
@Service
public class OpportunityImports {
    private final Jobs jobs;
    private final ImportRows rows;
    private final AuditLog audit;
    private final DealsSettings settings;
    private final Clock clock;

    OpportunityImports(Jobs jobs, ImportRows rows, AuditLog audit, DealsSettings settings, Clock clock) {
        this.jobs = jobs;
        this.rows = rows;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// The payload of the job.
    ///
    /// @param receivedAt stands for the time of the change of rows that name none
    record Order(OpportunityMapping mapping, Instant receivedAt, Actor actor) {}

    /// Makes sure that a file is not too large, before anything is done with it.
    ///
    /// @throws OpportunityImportException when it is
    public void check(long bytes) {
        if (bytes > settings.largestImport().toBytes()) {
            throw OpportunityImportException.tooLarge(settings.largestImport());
        }
    }

    /// Keeps a file and queues its import, in the caller's transaction.
    ///
    /// @param content local: it is read here, and closed by the caller
    /// @throws io.riffbook.web.InvalidRequestException when the mapping can't be right
    @Transactional
    public JobId order(Viewer viewer, OpportunityMapping mapping, InputStream content) {
        mapping.check();
        JobId job = jobs.submit(OpportunityImportJob.TYPE, new Order(mapping, clock.instant(), viewer.actor()),
                viewer.actor());
        try {
            rows.begin(job, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        audit.record(viewer.actor(), "ordered", "opportunity-import", job.value(),
                Map.of("source", Objects.requireNonNullElse(mapping.source(), "")));
        return job;
    }

    /// The rows that were refused so far, in their order.
    ///
    /// @throws NotFoundException when there is no such import for this viewer
    public Page<Refusal> refusals(Viewer viewer, JobId id, Optional<Cursor> cursor, PageLimit limit) {
        Job job = jobs.find(id, viewer);
        if (!job.type().equals(OpportunityImportJob.TYPE)) {
            throw NotFoundException.of("opportunity import", id);
        }
        return Page.of(rows.refusals(id, cursor.map(Cursor::asNumber).orElse(0), limit.value() + 1), limit,
                rows.refused(id), refusal -> new Cursor(Integer.toString(refusal.number())));
    }
}
