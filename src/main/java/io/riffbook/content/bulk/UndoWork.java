package io.riffbook.content.bulk;

import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.audit.Actor;
import io.riffbook.content.Classification;
import io.riffbook.content.SnippetBatches;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Standing;
import io.riffbook.content.bulk.BulkChangeTable.Next;
import io.riffbook.content.bulk.BulkChangeTable.Settled;
import io.riffbook.content.bulk.BulkItem.Outcome;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.model.ConceptId;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Undoes a bulk change.
@Component
class UndoWork implements JobWork {
    static final String TYPE = "undo-bulk-change";

    private final BulkChanges changes;
    private final SnippetBatches batches;
    private final BulkSteps steps;
    private final People people;

    UndoWork(BulkChanges changes, SnippetBatches batches, BulkSteps steps, People people) {
        this.changes = changes;
        this.batches = batches;
        this.steps = steps;
        this.people = people;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        BulkTask task = run.payload(BulkTask.class);
        BulkChangeId id = task.bulkChange();
        steps.each(id, Outcome.CHANGED, items -> undo(id, task.actor(), items), () -> {
            BulkChange now = changes.find(id);
            run.progress(now.undo().map(BulkChange.Undo::done).orElse(0), now.changed(), "putting snippets back");
        });
        BulkChange.Undo done = changes.find(id).undo().orElseThrow();
        return Map.of("bulkChangeId", id.value(), "undone", done.undone(), "notUndone", done.notUndone());
    }

    private List<Settled> undo(BulkChangeId id, Actor actor, List<Next> items) {
        Map<SnippetId, Standing> retired = new LinkedHashMap<>();
        Map<SnippetId, Reversal.OfClassification> classified = new LinkedHashMap<>();
        for (Next item : items) {
            switch (item.reversal().orElseThrow()) {
                case Reversal.Retired one -> retired.put(item.snippet(), one.standing());
                case Reversal.OfClassification one -> classified.put(item.snippet(), one);
            }
        }
        Map<String, Object> note = Map.of("bulkChange", id, "undo", true);
        Set<PersonId> known = known(classified.values());
        List<SnippetBatches.Result> results = new ArrayList<>(batches.unretire(actor, retired, note));
        Set<ConceptId> naming = classified.values().stream().map(Reversal.OfClassification::concepts)
                .flatMap(Set::stream).collect(Collectors.toSet());
        results.addAll(batches.classify(actor, classified.keySet(), note, naming,
                (snippet, taxonomies) -> putBack(Objects.requireNonNull(classified.get(snippet.id()))
                        .calling(concept -> taxonomies.now(concept).orElse(concept)), snippet.classification(),
                        known)));
        return results.stream().map(UndoWork::settled).toList();
    }

    /// Who comes back may be gone from Riffbook since.
    private static Classification putBack(Reversal.OfClassification reversal, Classification current,
            Set<PersonId> known) {
        Classification before = reversal.on(current);
        if (reversal.person().filter(person -> !known.contains(person)).isPresent()) {
            throw BulkChangeException.personGone();
        }
        return before;
    }

    private Set<PersonId> known(Collection<Reversal.OfClassification> reversals) {
        return people.names(reversals.stream().map(Reversal.OfClassification::person).flatMap(Optional::stream)
                .collect(Collectors.toSet())).keySet();
    }

    private static Settled settled(SnippetBatches.Result result) {
        return switch (result) {
            case SnippetBatches.Changed changed -> Settled.as(Outcome.UNDONE, changed.id());
            case SnippetBatches.Unchanged unchanged -> Settled.as(Outcome.UNDONE, unchanged.id());
            case SnippetBatches.Refused refused ->
                Settled.refused(Outcome.NOT_UNDONE, refused.id(), refused.problem());
        };
    }
}
