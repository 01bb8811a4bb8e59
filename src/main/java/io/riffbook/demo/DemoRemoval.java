package io.riffbook.demo;

import io.riffbook.access.Viewer;
import io.riffbook.content.DemoContent;
import io.riffbook.feedback.DemoFeedback;
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
    private final DemoContent content;
    private final DemoFeedback feedback;
    private final Jobs jobs;

    DemoRemoval(DemoPeople people, DemoContent content, DemoFeedback feedback, Jobs jobs) {
        this.people = people;
        this.content = content;
        this.feedback = feedback;
        this.jobs = jobs;
    }

    /// Queues the removal, as long as anything of the demo is there, be it without its people. A second one beside it does no harm.
    ///
    /// @return the job that removes it
    /// @throws DemoException when there is no demo, it is still being loaded, or nobody else could sign in as admin afterwards
    @Transactional
    public JobId submit(Viewer viewer) {
        if (people.active().isEmpty() && !content.isAnyThere() && !feedback.isAnyThere()) {
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
