package io.riffbook.search;

import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.jobs.NeedIsOutException;
import io.riffbook.search.Successions.Progress;
import io.riffbook.search.Successions.Succession;
import org.springframework.stereotype.Component;

import java.util.Map;

/// Fills a new generation of the index from the record and puts it in the live one's place. After the death of its process it
/// begins again.
@Component
class RebuildWork implements JobWork {
    static final String TYPE = "rebuild-index";

    private final Successions successions;

    RebuildWork(Successions successions) {
        this.successions = successions;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        try (Succession succession = successions.ofNew()) {
            long snippets = succession.fill(progress(run));
            succession.agree(progress(run));
            succession.commit();
            return Map.of("generation", succession.generation().name(), "snippets", snippets);
        } catch (IndexUnavailable e) {
            throw new NeedIsOutException(e);
        } catch (LostGenerationException _) {
            throw lost();
        }
    }

    static JobFailedException lost() {
        return new JobFailedException(new Job.Failure("lost",
                "The generation was deleted while it was built. The index stays as it is; try again."));
    }

    static Progress progress(JobRun run) {
        return (done, total, step) -> run.progress((int) Math.min(done, Integer.MAX_VALUE),
                (int) Math.min(total, Integer.MAX_VALUE), step);
    }
}
