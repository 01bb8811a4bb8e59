package io.riffbook.demo;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.DemoContent;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.DemoFeedback;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes the demo out again. The content goes first, so that nothing new is said of it; the people go last, because the demo is
/// there as long as they are. What is gone already is left alone, so a removal that broke off is finished by the next run.
@Component
class RemoveDemo implements JobWork {
    static final String TYPE = "remove-demo";
    private static final int STEPS = 5;

    private final Organisation organisation;
    private final DemoContent content;
    private final DemoFeedback feedback;
    private final Opportunities opportunities;
    private final DemoPeople people;
    private final AuditLog audit;

    RemoveDemo(DemoFiles files, DemoContent content, DemoFeedback feedback, Opportunities opportunities,
            DemoPeople people, AuditLog audit) {
        this.organisation = files.organisation();
        this.content = content;
        this.feedback = feedback;
        this.opportunities = opportunities;
        this.people = people;
        this.audit = audit;
    }

    /// @param by whoever asked for it
    record Payload(Actor by) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        Actor by = run.payload(Payload.class).by();
        run.progress(0, STEPS, "removing snippets");
        int snippets = removeSnippets(by);
        int decks = content.removeDecks(by);
        run.progress(2, STEPS, "removing usages and ratings");
        DemoFeedback.Removed removed = feedback.remove();
        run.progress(3, STEPS, "removing deals");
        int deals = forgetDeals();
        run.progress(4, STEPS, "removing people");
        int left = people.remove(new Viewer(by, Optional.empty(), Set.of(Role.ADMIN), Set.of()));
        Map<String, Object> result = Map.of("snippets", snippets, "decks", decks, "usages", removed.usages(),
                "ratings", removed.ratings(), "opportunities", deals, "people", left);
        audit.record(by, "removed", "demo", run.id().value(), result);
        return result;
    }

    private int removeSnippets(Actor by) {
        int all = 0;
        int some;
        do {
            some = content.removeSnippets(by);
            all += some;
        } while (some == DemoContent.BATCH);
        return all;
    }

    private int forgetDeals() {
        List<OpportunityRef> refs = DemoDeals.refs(organisation);
        int all = 0;
        for (int from = 0; from < refs.size(); from += Opportunities.MOST_AT_ONCE) {
            all += opportunities.forget(refs.subList(from, Math.min(from + Opportunities.MOST_AT_ONCE, refs.size())));
        }
        return all;
    }
}
