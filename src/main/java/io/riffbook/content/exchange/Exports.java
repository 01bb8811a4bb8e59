package io.riffbook.content.exchange;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.StoredObject;
import io.riffbook.web.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Exports of content: asked for, and fetched once their jobs are done. Each is kept for some days.
@Service
public class Exports {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final String WHAT = "export";
    private static final ObjectFolder FOLDER = ObjectFolder.of("exports");

    private final Jobs jobs;
    private final ObjectStore objects;
    private final AuditLog audit;
    private final ExchangeSettings settings;
    private final Clock clock;

    Exports(Jobs jobs, ObjectStore objects, AuditLog audit, ExchangeSettings settings, Clock clock) {
        this.jobs = jobs;
        this.objects = objects;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// A finished export; to be closed by the caller.
    ///
    /// @param fileName to save it under
    public record Fetched(ObjectContent content, ExportOrder.Format format, String fileName) {}

    static ObjectKey key(JobId job) {
        return ObjectKey.of("exports", job.toString());
    }

    /// Queues the export, in the caller's transaction.
    @Transactional
    public JobId order(Viewer viewer, ExportOrder order) {
        JobId job = jobs.submit(ExportJob.TYPE, order, viewer.actor());
        audit.record(viewer.actor(), "ordered", WHAT, job.value(), Map.of("types", order.types(), "format",
                order.format(), "files", order.files()));
        return job;
    }

    /// The export that the job wrote. Audited: it holds everything, also what only some may see.
    ///
    /// @throws NotFoundException when there is no such export for this viewer, or it is not done, or no longer kept
    @Transactional
    public Fetched fetch(Viewer viewer, JobId id) {
        Job job = jobs.find(id, viewer);
        if (!job.type().equals(ExportJob.TYPE) || job.result().isEmpty()) {
            throw NotFoundException.of(WHAT, id);
        }
        ObjectContent content = objects.open(key(id)).orElseThrow(() -> NotFoundException.of(WHAT, id));
        ExportOrder.Format format = ExportOrder.Format.of(String.valueOf(job.result().get().get("format")));
        audit.record(viewer.actor(), "fetched", WHAT, id.value(), Map.of());
        return new Fetched(content, format, "riffbook-" + job.createdAt().toString().substring(0, 10) + "."
                + format.ending());
    }

    /// Removes exports that were kept long enough, and what was sent for an import that never came to its end.
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forgetOld() {
        Instant before = clock.instant().minus(settings.keptFor());
        try {
            forget(FOLDER, before);
            forget(Imports.FOLDER, before);
        } catch (ObjectStoreUnavailableException e) {
            LOG.warn("Old exports stay for now: {}", e.getMessage());
        }
    }

    private void forget(ObjectFolder folder, Instant before) {
        List<StoredObject> page = objects.list(folder, ObjectStore.MAX_PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(object -> object.storedAt().isBefore(before))
                    .forEach(object -> objects.delete(object.key()));
            page = objects.list(folder, page.getLast().key(), ObjectStore.MAX_PAGE);
        }
    }
}
