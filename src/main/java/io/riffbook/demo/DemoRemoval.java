package io.riffbook.demo;

import io.riffbook.access.Viewer;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.Set;

/// Takes the demo away when somebody has seen enough of it.
///
/// With it goes whatever was said of its snippets, whoever said it, and whatever was made from its deck. What people made of their
/// own stays, and so does the audit log.
@Service
public class DemoRemoval {
    private final DemoPeople people;
    private final Jobs jobs;

    DemoRemoval(DemoPeople people, Jobs jobs) {
        this.people = people;
        this.jobs = jobs;
    }

    /// Queues the removal. A second one beside it does no harm.
    ///
    /// @return the job that removes it
    /// @throws DemoException when there is no demo, it is still being loaded, or nobody else could sign in as admin afterwards
    @Transactional
    public JobId submit(Viewer viewer) {
        if (people.active().isEmpty()) {
            throw DemoException.notThere();
        }
        Set<Job.State> loads = jobs.statesOf(LoadDemo.TYPE);
        if (loads.contains(Job.State.QUEUED) || loads.contains(Job.State.RUNNING)) {
            throw DemoException.loading();
        }
        if (!people.isAnotherAdminThere()) {
            throw DemoException.wouldLeaveNoAdmin();
        }
        return jobs.submit(RemoveDemo.TYPE, new RemoveDemo.Payload(viewer.actor()), viewer.actor());
    }
}
