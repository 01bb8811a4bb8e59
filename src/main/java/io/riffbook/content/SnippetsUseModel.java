package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.model.ModelPart;
import io.riffbook.model.ModelPart.OfChoice;
import io.riffbook.model.ModelPart.OfConcept;
import io.riffbook.model.ModelPart.OfField;
import io.riffbook.model.ModelPart.OfKind;
import io.riffbook.model.ModelUse;
import io.riffbook.model.ModelUser;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Snippets have kinds, fields, tags and audiences: they follow the content model. Packages in object storage never change, and keep
/// the names of their time.
@Component
class SnippetsUseModel implements ModelUser {
    private static final int BATCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ModelUses uses;
    private final SnippetTable table;
    private final SnippetChanges changes;
    private final Clock clock;

    SnippetsUseModel(ModelUses uses, SnippetTable table, SnippetChanges changes, Clock clock) {
        this.uses = uses;
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "snippets";
    }

    @Override
    public long count(ModelPart part) {
        return uses.snippets(part);
    }

    @Override
    public List<ModelUse> first(ModelPart part, int limit) {
        return uses.firstSnippets(part, limit);
    }

    @Override
    public List<ModelUse> contradicting(ModelPart from, ModelPart to, int limit) {
        return from instanceof OfConcept(ConceptId one) && to instanceof OfConcept(ConceptId other)
                ? uses.contradicting(one, other, limit)
                : List.of();
    }

    @Override
    public void rename(ModelPart from, ModelPart to, Actor actor) {
        switch (from) {
            case OfKind(Kind kind) when to instanceof OfKind(Kind now) -> uses.renameKind(kind, now);
            case OfField(Kind kind, String field) when to instanceof OfField(Kind _, String now) ->
                uses.renameField(kind, field, now);
            case OfConcept(ConceptId concept) when to instanceof OfConcept(ConceptId now) ->
                renameConcept(concept, now, actor);
            case OfKind _,OfField _,OfConcept _,OfChoice _ ->
                throw new IllegalArgumentException(from.written() + " can't become " + to.written());
        }
    }

    private void renameConcept(ConceptId from, ConceptId to, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<SnippetId> batch = uses.lockBatch(from, BEFORE_ALL, BATCH);
        while (!batch.isEmpty()) {
            changes.putAll(actor,
                    table.find(batch).stream().sorted(Comparator.comparing(snippet -> snippet.id().value()))
                            .map(snippet -> new SnippetChanges.Change(
                                    snippet.classified(renamed(snippet.classification(), from, to), now), "classified",
                                    Map.of("renamed", Map.of("from", from, "to", to))))
                            .toList());
            batch = uses.lockBatch(from, batch.getLast().value(), BATCH);
        }
    }

    private static Classification renamed(Classification before, ConceptId from, ConceptId to) {
        return before.naming(renamed(before.tags(), from, to), new Audience(
                renamed(before.audience().isFor(), from, to), renamed(before.audience().notFor(), from, to)));
    }

    private static Set<ConceptId> renamed(Set<ConceptId> concepts, ConceptId from, ConceptId to) {
        if (!concepts.contains(from)) {
            return concepts;
        }
        Set<ConceptId> renamed = new HashSet<>(concepts);
        renamed.remove(from);
        renamed.add(to);
        return renamed;
    }

    @Override
    public void relabelled(Collection<ConceptId> concepts) {
        uses.relabel(concepts);
    }

    @Override
    public void forEachOf(Kind kind, Consumer<Map<String, Object>> fields) {
        List<ModelUses.Newest> batch = uses.newest(kind, BEFORE_ALL, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(newest -> fields.accept(newest.fields()));
            batch = uses.newest(kind, batch.getLast().id(), BATCH);
        }
    }
}
