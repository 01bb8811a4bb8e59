package io.riffbook.content.exchange;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.ContentSettings;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.Sha256;
import io.riffbook.web.Cursor;
import io.riffbook.web.Ids;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Imports of content: what was exported, here or elsewhere, or written with other tools.
@Service
public class Imports {
    static final ObjectFolder FOLDER = ObjectFolder.of("imports");
    private static final String WHAT = "import";

    private final Jobs jobs;
    private final ObjectStore objects;
    private final ContentTypes types;
    private final AuditLog audit;
    private final ImportResults results;
    private final ContentSettings content;
    private final ExchangeSettings settings;

    Imports(Jobs jobs, ObjectStore objects, ContentTypes types, AuditLog audit, ImportResults results,
            ContentSettings content, ExchangeSettings settings) {
        this.jobs = jobs;
        this.objects = objects;
        this.types = types;
        this.audit = audit;
        this.results = results;
        this.content = content;
        this.settings = settings;
    }

    /// A file that was sent and waits for its import.
    ///
    /// @param content the hash of it
    public record Upload(String name, Sha256 content) {}

    /// How an import is to be taken.
    ///
    /// @param publish rows without a history at once, instead of leaving them as drafts
    /// @param kind of texts that name none; absent: talk tracks
    /// @param newTagsIn the taxonomy that takes tags which no taxonomy knows; absent: they are noted and left out
    /// @param keepMisfits whether content with a history is taken though it does not suit its kind as it is here
    public record Wish(boolean publish, @Nullable String kind, @Nullable String newTagsIn, boolean keepMisfits) {}

    static ObjectKey key(String upload) {
        return ObjectKey.of("imports", upload);
    }

    /// Checks a wish before anything is sent for it.
    ///
    /// @throws InvalidRequestException when it can't be met
    public void check(Wish wish) {
        if (wish.publish() && content.reviewRequired()) {
            throw ExchangeException.publishingNeedsReviews();
        }
        if (wish.kind() != null) {
            types.get(new Kind(wish.kind()));
        }
        if (wish.newTagsIn() != null) {
            ConceptId.parse(wish.newTagsIn() + "/any");
        }
    }

    /// Keeps what is sent until its job has run. Nothing points at it yet; see [#order].
    ///
    /// @throws ExchangeException when it is larger than allowed
    /// @throws IOException when the upload breaks off
    public Upload receive(InputStream upload) throws IOException {
        String name = Ids.next().toString();
        try {
            MessageDigest digest = Sha256.newDigest();
            objects.put(key(name), new DigestInputStream(upload, digest), settings.largestImport().toBytes());
            return new Upload(name, Sha256.of(digest));
        } catch (ContentTooLargeException _) {
            throw ExchangeException.tooLarge(settings.largestImport());
        }
    }

    /// Queues the import of what was sent, in the caller's transaction.
    @Transactional
    public JobId order(Viewer viewer, Upload upload, ExportOrder.Format format, Wish wish) {
        JobId job = jobs.submit(ImportJob.TYPE,
                new ImportOrder(upload.name(),
                        new ImportOrder.How(format, wish.publish(), wish.kind(), wish.newTagsIn(),
                                wish.keepMisfits()),
                        viewer.actor(), viewer.principal(), viewer.person().orElse(null),
                        viewer.roles().contains(Role.ADMIN)),
                viewer.actor());
        Map<String, Object> detail = new HashMap<>(Map.of("format", format, "publish", wish.publish()));
        if (wish.newTagsIn() != null) {
            detail.put("newTagsIn", wish.newTagsIn());
        }
        audit.record(viewer.actor(), "ordered", WHAT, job.value(), detail);
        return job;
    }

    /// What became of the rows so far, in their order.
    ///
    /// @throws NotFoundException when there is no such import for this viewer
    public Page<ImportResult> results(Viewer viewer, JobId id, Optional<ImportResult.Outcome> outcome,
            Optional<Cursor> cursor, PageLimit limit) {
        Job job = jobs.find(id, viewer);
        if (!job.type().equals(ImportJob.TYPE)) {
            throw NotFoundException.of(WHAT, id);
        }
        return Page.of(results.list(id, outcome, cursor.map(Cursor::asNumber).orElse(0), limit.value() + 1), limit,
                results.count(id, outcome), result -> new Cursor(Integer.toString(result.number())));
    }
}
