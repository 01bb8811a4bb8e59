package io.riffbook.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.riffbook.audit.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// Runs jobs on db-scheduler: one task for all types, so that a job's type is data and not wiring.
@Configuration(proxyBeanMethods = false)
class JobTask {
    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");
    /// A job that was broken off this often, with growing pauses between, is given up.
    private static final int MOST_ATTEMPTS = 30;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DEEPEST_CAUSE = 10;

    static TaskInstance<Void> instance(JobId id) {
        return TASK.instance(id.toString()).build();
    }

    @Bean
    OneTimeTask<Void> jobOnScheduler(JobTable table, ObjectProvider<JobWork> works, JsonMapper json) {
        return Tasks.oneTime(TASK)
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, next(complete)))
                .onFailure((complete, operations) -> operations.reschedule(complete, next(complete)))
                .execute((task, _) -> run(new JobId(UUID.fromString(task.getId())), table, works, json));
    }

    /// Later each time, so that a job that kills the process does not keep it from everything else.
    private static Instant next(ExecutionComplete complete) {
        int earlier = Math.min(complete.getExecution().consecutiveFailures, 6);
        Duration pause = Duration.ofSeconds(1L << earlier);
        return Instant.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static void run(JobId id, JobTable table, ObjectProvider<JobWork> works, JsonMapper json) {
        JobTable.Started started = table.start(id).orElse(null);
        if (started == null) {
            return;
        }
        if (started.attempts() > MOST_ATTEMPTS) {
            table.failed(id, new Job.Failure("gave-up", "This was broken off " + MOST_ATTEMPTS
                    + " times, by the server's end or because something it needs was out. Try again when all is well."));
            return;
        }
        try {
            JobWork work = works.stream().filter(bean -> bean.type().equals(started.type())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody does jobs of type " + started.type()));
            table.done(id, Origin.through(Origin.Channel.JOB,
                    () -> work.run(new JobRun(id, started.payload(), table, json))));
        } catch (JobFailedException e) {
            table.failed(id, e.failure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenOffException(id, e);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || mayPass(e)) {
                throw new BrokenOffException(id, e);
            }
            LOG.error("Job {} of type {} failed unexpectedly", id, started.type(), e);
            table.failed(id, new Job.Failure("internal-error",
                    "Something broke on our side. Try it again; if it happens again, tell your administrator."));
        }
    }

    /// Whether something that the job needs is out, so that it is worth trying again.
    private static boolean mayPass(RuntimeException e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof TransientDataAccessException || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransactionException || cause instanceof NeedIsOutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /// Tells the scheduler to run the job again later.
    private static final class BrokenOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private BrokenOffException(JobId id, Exception cause) {
            super("job " + id + " was broken off", cause);
        }
    }
}
