package io.riffbook.content.exchange;

import io.riffbook.content.StoredContent;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.jobs.NeedIsOutException;
import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.SpoolFolder;
import org.springframework.stereotype.Component;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes an export, first to a file here and then to object storage, where every node finds it.
@Component
class ExportJob implements JobWork {
    static final String TYPE = "export-content";
    private static final int BUFFER = 256 * 1024;

    private final Export export;
    private final StoredContent content;
    private final SpoolFolder spool;
    private final ObjectStore objects;

    ExportJob(Export export, StoredContent content, SpoolFolder spool, ObjectStore objects) {
        this.export = export;
        this.content = content;
        this.spool = spool;
        this.objects = objects;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        ExportOrder order = run.payload(ExportOrder.class);
        try {
            Path local = spool.newFile();
            try {
                Export.Written written = write(run, order, local);
                long size = Files.size(local);
                // An attempt that was broken off may have left another export there, of the content as it was then.
                objects.delete(Exports.key(run.id()));
                objects.put(Exports.key(run.id()), local);
                return result(order, written, size);
            } finally {
                Files.deleteIfExists(local);
            }
        } catch (ContentTooLargeException _) {
            throw ExchangeException.failed("too-large",
                    "An export has at most 5 GiB. Export without files, or fewer types at once.");
        } catch (ObjectStoreUnavailableException e) {
            throw new NeedIsOutException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Export.Written write(JobRun run, ExportOrder order, Path local) throws IOException {
        int total = content.countSnippets();
        BufferedOutputStream out = new BufferedOutputStream(Files.newOutputStream(local), BUFFER);
        try (ExportTarget target = order.format() == ExportOrder.Format.ARCHIVE
                ? ExportTarget.Archive.to(out)
                : new ExportTarget.Lines(out)) {
            return export.write(order, target, done -> run.progress(done, total, "Writing snippets"));
        }
    }

    private static Map<String, Object> result(ExportOrder order, Export.Written written, long size) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("format", order.format());
        result.put("size", size);
        result.put("taxonomies", written.taxonomies());
        result.put("decks", written.decks());
        result.put("snippets", written.snippets());
        result.put("files", written.files());
        result.put("missingFiles", written.missingFiles());
        return result;
    }
}
