package io.riffbook.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.json.JsonMapper;

/// One attempt at a job: what is to be done, and where to tell how far it is.
public final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final int LONGEST_STEP = 200;
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private final JobId id;
    private final String payload;
    private final JobTable table;
    private final JsonMapper json;
    private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    JobRun(JobId id, String payload, JobTable table, JsonMapper json) {
        this.id = id;
        this.payload = payload;
        this.table = table;
        this.json = json;
    }

    public JobId id() {
        return id;
    }

    /// What was handed to [Jobs#submit].
    public <P> P payload(Class<P> type) {
        return json.readValue(payload, type);
    }

    /// Tells how far the work is. Cheap: it is written down a few times a second at most.
    ///
    /// @param done how many of `total`; the percentage follows from them
    public void progress(int done, int total, String step) {
        long now = System.nanoTime();
        long last = lastTold.get();
        if (now - last >= PAUSE_NANOS && lastTold.compareAndSet(last, now)) {
            tell(Math.clamp(done, 0, Math.max(0, total)), Math.max(0, total), step);
        }
    }

    /// How far the work is, is worth nothing if telling it ends the work.
    private void tell(int done, int total, String step) {
        try {
            String words = step.replaceAll("\\p{Cntrl}", " ");
            table.progress(id, total == 0 ? 0 : (int) (100L * done / total),
                    words.substring(0, Math.min(words.length(), LONGEST_STEP)), done, total);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Progress of job {} is not told: {}", id, e.getMessage());
        }
    }
}
