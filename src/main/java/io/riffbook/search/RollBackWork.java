package io.riffbook.search;

import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.jobs.NeedIsOutException;
import io.riffbook.search.Successions.Succession;
import org.springframework.stereotype.Component;

import java.util.Map;

/// Brings the previous generation of the index up to the record and puts it in the live one's place, which becomes the previous one.
@Component
class RollBackWork implements JobWork {
    static final String TYPE = "roll-back-index";

    private final Successions successions;

    RollBackWork(Successions successions) {
        this.successions = successions;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        try (Succession succession = successions.ofPrevious()) {
            succession.agree(RebuildWork.progress(run));
            succession.commit();
            return Map.of("generation", succession.generation().name());
        } catch (IndexUnavailable e) {
            throw new NeedIsOutException(e);
        } catch (LostGenerationException _) {
            throw RebuildWork.lost();
        }
    }
}
