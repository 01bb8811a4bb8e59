package io.riffbook.content.bulk;

import io.riffbook.audit.Actor;
import io.riffbook.content.SnippetBatches;
import io.riffbook.content.bulk.BulkChangeTable.Next;
import io.riffbook.content.bulk.BulkChangeTable.Settled;
import io.riffbook.content.bulk.BulkItem.Outcome;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.web.RefusedException;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/// Carries a bulk change out.
@Component
class BulkWork implements JobWork {
    static final String TYPE = "bulk-change";

    private final BulkChanges changes;
    private final SnippetBatches batches;
    private final BulkSteps steps;

    BulkWork(BulkChanges changes, SnippetBatches batches, BulkSteps steps) {
        this.changes = changes;
        this.batches = batches;
        this.steps = steps;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        BulkTask task = run.payload(BulkTask.class);
        BulkChange bulk = changes.find(task.bulkChange());
        requireStillPossible(bulk.change());
        steps.each(bulk.id(), Outcome.WAITING, items -> change(bulk, task.actor(), items), () -> {
            BulkChange now = changes.find(bulk.id());
            run.progress(now.done(), now.total(), "changing snippets");
        });
        BulkChange done = changes.find(bulk.id());
        return Map.of("bulkChangeId", done.id().value(), "changed", done.changed(), "unchanged", done.unchanged(),
                "refused", done.refused());
    }

    /// Whom it names may have gone while it waited. A concept may have, too: then each snippet that would get it is refused.
    private void requireStillPossible(Change change) {
        try {
            changes.requirePerson(change);
        } catch (RefusedException e) {
            throw new JobFailedException(new Job.Failure(e.problem().slug(), e.problem().detail()));
        }
    }

    private List<Settled> change(BulkChange bulk, Actor actor, List<Next> items) {
        Map<String, Object> note = Map.of("bulkChange", bulk.id());
        List<SnippetBatches.Result> results = switch (bulk.change()) {
            case Change.Retire _ -> batches.retire(actor, BulkSteps.ids(items), note);
            case Change.Reclassification change -> batches.classify(actor, BulkSteps.ids(items), note,
                    change.newConcepts().stream().map(Change.NewConcept::concept).toList(),
                    (snippet, known) -> change.calling(id -> known.now(id).orElse(id)).of(snippet.classification()));
        };
        return results.stream().map(result -> settled(bulk.change(), result)).toList();
    }

    private static Settled settled(Change change, SnippetBatches.Result result) {
        return switch (result) {
            case SnippetBatches.Changed changed -> Settled.changed(changed.id(),
                    Reversal.of(change, changed.before(), changed.after()));
            case SnippetBatches.Unchanged unchanged -> Settled.as(Outcome.UNCHANGED, unchanged.id());
            case SnippetBatches.Refused refused -> Settled.refused(Outcome.REFUSED, refused.id(), refused.problem());
        };
    }
}
