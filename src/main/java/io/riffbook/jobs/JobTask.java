package io.riffbook.jobs;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// Runs jobs on db-scheduler: one task for all types, so that a job's type is data and not wiring.
@Configuration(proxyBeanMethods = false)
class JobTask {
    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");
    /// A job whose process died this often, with growing pauses between, is given up: it is likely what kills the process.
    private static final int MOST_ATTEMPTS = 30;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration AFTER_INTERRUPTION = Duration.ofSeconds(1);

    static TaskInstance<Void> instance(JobId id) {
        return TASK.instance(id.toString()).build();
    }

    @Bean
    OneTimeTask<Void> jobOnScheduler(JobTable table, ObjectProvider<JobWork> works, JsonMapper json) {
        return Tasks.oneTime(TASK)
                .onDeadExecution((complete, operations) -> operations.reschedule(complete,
                        Instant.now().plus(pauseAfter(complete.getExecution().consecutiveFailures))))
                .onFailure((complete, operations) -> operations.reschedule(complete,
                        Instant.now().plus(AFTER_INTERRUPTION)))
                .execute((task, _) -> run(new JobId(UUID.fromString(task.getId())), table, works, json));
    }

    /// So that a job that kills the process does not keep it from everything else.
    private static Duration pauseAfter(int deaths) {
        Duration pause = deaths == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(deaths, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static void run(JobId id, JobTable table, ObjectProvider<JobWork> works, JsonMapper json) {
        JobTable.Started started = table.start(id).orElse(null);
        if (started == null) {
            return;
        }
        if (started.attempts() > MOST_ATTEMPTS) {
            table.failed(id, new Job.Failure("gave-up", "The server stopped " + MOST_ATTEMPTS
                    + " times while it was at this, so it does not try again."));
            return;
        }
        try {
            JobWork work = works.stream().filter(bean -> bean.type().equals(started.type())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody does jobs of type " + started.type()));
            table.done(id, work.run(new JobRun(id, started.payload(), table, json)));
        } catch (JobFailedException e) {
            table.failed(id, e.failure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobInterruptedException(id, e);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new JobInterruptedException(id, e);
            }
            LOG.error("Job {} of type {} failed unexpectedly", id, started.type(), e);
            table.failed(id, new Job.Failure("internal-error",
                    "Something broke on our side. Try it again; if it happens again, tell your administrator."));
        }
    }

    /// Tells the scheduler to run the job again, because the server stops.
    private static final class JobInterruptedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private JobInterruptedException(JobId id, Exception cause) {
            super("job " + id + " was interrupted", cause);
        }
    }
}
