package io.riffbook.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;

import io.riffbook.access.Viewer;
import io.riffbook.audit.Actor;
import io.riffbook.web.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes long work off request threads. A job survives the death of the process that runs it.
@Service
public class Jobs {
    private final JobTable table;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Jobs(JobTable table, SchedulerClient scheduler, Clock clock) {
        this.table = table;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Queues a job in the caller's transaction: it runs if and only if that commits.
    ///
    /// @param type of a [JobWork] bean
    /// @param payload what that needs to know, written as JSON
    /// @param owner may follow the job
    @Transactional
    public JobId submit(String type, Object payload, Actor owner) {
        JobId id = JobId.next();
        table.insert(id, type, payload, owner);
        scheduler.scheduleIfNotExists(JobTask.instance(id), clock.instant());
        return id;
    }

    /// The job, for its owner and for those who author.
    ///
    /// @throws NotFoundException for everybody else, and when there is none
    public Job find(JobId id, Viewer viewer) {
        return table.find(List.of(id)).stream()
                .filter(owned -> viewer.mayAuthor() || Objects.equals(owned.owner(), viewer.actor().id()))
                .map(JobTable.Owned::job).findFirst().orElseThrow(() -> NotFoundException.of("job", id));
    }

    /// In which states there are jobs of a type; none when there never was one.
    public Set<Job.State> statesOf(String type) {
        return table.statesOf(type);
    }

    /// The present state of many jobs, in one query; those that don't exist are left out.
    public Map<JobId, Job> findAll(Collection<JobId> ids) {
        return table.find(ids).stream().map(JobTable.Owned::job)
                .collect(Collectors.toMap(Job::id, Function.identity()));
    }
}
