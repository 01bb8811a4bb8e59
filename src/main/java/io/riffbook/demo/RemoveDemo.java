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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Takes the demo out again. The content goes first, so that nothing new is said of it; the people go last, because the demo is
/// there as long as they are. What is gone already is left alone, so a removal that broke off is finished by the next run, and what
/// somebody makes of the demo meanwhile is removed too.
@Component
class RemoveDemo implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveDemo.class);
    static final String TYPE = "remove-demo";
    private static final int STEPS = 5;
    /// Whoever makes something of the demo while it goes is faster only now and then.
    private static final int MOST_ROUNDS = 10;

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
        Gone gone = Gone.NOTHING;
        for (int round = 0; round < MOST_ROUNDS && (round == 0 || isAnyThere()); round++) {
            gone = gone.and(removeOnce(run, by));
        }
        run.progress(3, STEPS, "removing deals");
        int deals = forgetDeals();
        run.progress(4, STEPS, "removing people");
        int left = people.remove(new Viewer(by, Optional.empty(), Set.of(Role.ADMIN), Set.of()));
        Map<String, Object> result = Map.of("snippets", gone.snippets(), "decks", gone.decks(), "usages", gone.usages(),
                "ratings", gone.ratings(), "opportunities", deals, "people", left);
        audit.record(by, "removed", "demo", run.id().value(), result);
        return result;
    }

    /// What was removed so far.
    private record Gone(int snippets, int decks, int usages, int ratings) {
        static final Gone NOTHING = new Gone(0, 0, 0, 0);

        Gone and(Gone more) {
            return new Gone(snippets + more.snippets, decks + more.decks, usages + more.usages,
                    ratings + more.ratings);
        }
    }

    private boolean isAnyThere() {
        return content.isAnyThere() || feedback.isAnyThere();
    }

    private Gone removeOnce(JobRun run, Actor by) {
        run.progress(0, STEPS, "removing snippets");
        int snippets = removeSnippets(by);
        int decks = unlessOvertaken(() -> content.removeDecks(by), 0);
        run.progress(2, STEPS, "removing usages and ratings");
        DemoFeedback.Removed removed = unlessOvertaken(feedback::remove, new DemoFeedback.Removed(0, 0));
        return new Gone(snippets, decks, removed.usages(), removed.ratings());
    }

    /// Something new may point at what is being removed: nothing is gone then, and the next round takes both.
    private static <T> T unlessOvertaken(Supplier<T> removal, T nothing) {
        try {
            return removal.get();
        } catch (DataIntegrityViolationException e) {
            LOG.debug("Something of the demo was used while it was being removed", e);
            return nothing;
        }
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
