package io.riffbook.content.exchange;

import io.riffbook.content.ContentSettings;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.jobs.NeedIsOutException;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.SpoolFolder;
import org.springframework.stereotype.Component;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.LongSupplier;

/// Imports what somebody sent. Begun again after a break, it goes on behind the last row that it settled.
@Component
class ImportJob implements JobWork {
    static final String TYPE = "import-content";

    private final Importing importing;
    private final ImportResults results;
    private final Texts texts;
    private final ContentSettings content;
    private final ExchangeSettings settings;
    private final SpoolFolder spool;
    private final ObjectStore objects;

    ImportJob(Importing importing, ImportResults results, Texts texts, ContentSettings content,
            ExchangeSettings settings, SpoolFolder spool, ObjectStore objects) {
        this.importing = importing;
        this.results = results;
        this.texts = texts;
        this.content = content;
        this.settings = settings;
        this.spool = spool;
        this.objects = objects;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        ImportOrder order = run.payload(ImportOrder.class);
        try {
            Path local = spool.newFile();
            try {
                fetch(Imports.key(order.upload()), local);
                take(order, run, local);
            } catch (JobFailedException e) {
                objects.delete(Imports.key(order.upload()));
                throw e;
            } finally {
                Files.deleteIfExists(local);
            }
            Map<String, Object> counts = results.counts(run.id());
            objects.delete(Imports.key(order.upload()));
            return counts;
        } catch (ObjectStoreUnavailableException e) {
            throw new NeedIsOutException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ImportOrder order, JobRun run, Path local) throws IOException, InterruptedException {
        if (order.how().format() == ExportOrder.Format.ARCHIVE) {
            try (ImportArchive archive = ImportArchive.open(local, content.largestDeck(),
                    settings.largestUnfolded())) {
                ImportRun taker = new ImportRun(importing, texts, order, run,
                        new Read(archive::unfolded, archive.claimed()));
                archive.each(taker);
                taker.end();
            }
        } else {
            try (CountedFile file = new CountedFile(Files.newInputStream(local))) {
                ImportRun taker = new ImportRun(importing, texts, order, run,
                        new Read(file::count, Files.size(local)));
                Lines.each(file, "", taker);
                taker.end();
            }
        }
    }

    private void fetch(ObjectKey key, Path local) throws IOException {
        try (ObjectContent upload = objects.open(key).orElseThrow(() -> ExchangeException.failed("upload-lost",
                "What was sent is no longer kept. Send it again."))) {
            Files.copy(new BufferedInputStream(upload.stream()), local, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private record Read(LongSupplier bytes, long size) implements ImportRun.Progress {
        private static final int KIB = 1024;

        @Override
        public int done() {
            return (int) Math.min(Integer.MAX_VALUE, bytes.getAsLong() / KIB);
        }

        @Override
        public int total() {
            return Math.clamp(size / KIB, 1, Integer.MAX_VALUE);
        }
    }

    /// Knows how much was read of it.
    private static final class CountedFile extends FilterInputStream {
        private long count;

        CountedFile(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }

        long count() {
            return count;
        }
    }
}
