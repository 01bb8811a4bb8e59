package io.riffbook.model;

import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import io.riffbook.model.ModelChange.Sort;
import io.riffbook.model.ModelPart.OfField;
import io.riffbook.model.ModelPart.OfKind;
import io.riffbook.web.FieldFault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes the model from what is in force to what the files say: all of it, or nothing.
@Service
class ModelChanges {
    private static final UUID MODEL = UUID.nameUUIDFromBytes("content model".getBytes(StandardCharsets.UTF_8));

    private final AppliedTypes applied;
    private final StoredTaxonomies stored;
    private final ObjectProvider<ModelUser> users;
    private final AuditLog audit;

    ModelChanges(AppliedTypes applied, StoredTaxonomies stored, ObjectProvider<ModelUser> users, AuditLog audit) {
        this.applied = applied;
        this.stored = stored;
        this.users = users;
        this.audit = audit;
    }

    /// What these types would change.
    @Transactional(readOnly = true)
    Judgement judge(ContentTypes wanted) {
        return judge(applied.read(), wanted);
    }

    /// Where these taxonomies differ from PostgreSQL's.
    @Transactional(readOnly = true)
    List<TaxonomyDifference> differences(List<Taxonomy> files) {
        return TaxonomyDifference.between(files, stored.read().all());
    }

    /// Puts these types in force, carries along what is renamed, and adds those taxonomies that are absent. Of several nodes that
    /// start at the same time one does it and the others find it done.
    ///
    /// @throws ContentModelException naming everything that is refused; nothing has changed then
    @Transactional
    Judgement apply(ContentTypes wanted, List<Taxonomy> seed) {
        applied.lock();
        Judgement judgement = judge(applied.read(), wanted);
        if (!judgement.refusals().isEmpty()) {
            throw ContentModelException.refused(judgement.refusals());
        }
        // fields before kinds: their parts are named as they are in force
        rename(judgement, OfField.class);
        rename(judgement, OfKind.class);
        applied.replaceWith(wanted);
        stored.addMissing(seed);
        if (!judgement.isNothing()) {
            audit.record(Actor.SYSTEM, "changed", "content-model", MODEL,
                    Map.of("changes", judgement.changes().stream().map(JudgedChange::line).toList()));
        }
        return judgement;
    }

    private void rename(Judgement judgement, Class<? extends ModelPart> sort) {
        for (JudgedChange judged : judgement.changes()) {
            ModelChange change = judged.change();
            if (sort.isInstance(change.part())) {
                change.to().ifPresent(
                        to -> users.stream().forEach(user -> user.rename(change.part(), to, Actor.SYSTEM)));
            }
        }
    }

    private Judgement judge(ContentTypes inForce, ContentTypes wanted) {
        ModelDifference.Outcome difference = ModelDifference.between(inForce, wanted);
        Map<Kind, Map<String, Long>> unfit = new HashMap<>();
        List<JudgedChange> judged = difference.changes().stream().map(change -> {
            Map<String, Long> touches = change.sort() == Sort.ADDED ? Map.of() : touches(change.part());
            return new JudgedChange(change, touches, unfit(change, wanted, unfit),
                    refusal(change, inForce, !touches.isEmpty()));
        }).toList();
        return new Judgement(judged, difference.faults());
    }

    private Map<String, Long> touches(ModelPart part) {
        Map<String, Long> touches = new TreeMap<>();
        users.stream().forEach(user -> {
            long count = user.count(part);
            if (count > 0) {
                touches.put(user.what(), count);
            }
        });
        return touches;
    }

    private static Optional<String> refusal(ModelChange change, ContentTypes inForce, boolean isUsed) {
        return switch (change.sort()) {
            case REMOVED -> removal(change.part(), inForce, isUsed);
            case RETYPED -> isUsed
                    ? Optional.of("as long as it is used: make a new field and deprecate this one")
                    : Optional.empty();
            case ADDED, DESCRIBED, RENAMED, LOOSENED, TIGHTENED, DEPRECATED -> Optional.empty();
        };
    }

    private static Optional<String> removal(ModelPart part, ContentTypes inForce, boolean isUsed) {
        boolean isAnnounced = switch (part) {
            case OfKind(Kind kind) -> inForce.get(kind).deprecated();
            case OfField(Kind kind, String name) -> inForce.get(kind).field(name)
                    .map(ContentType.Field::deprecated).orElse(false);
            // a choice can't be deprecated: it goes once nothing says it
            case ModelPart.OfChoice _,ModelPart.OfConcept _ -> true;
        };
        if (!isAnnounced) {
            return Optional
                    .of("it is not deprecated: set deprecated and start once before you remove it, or declare what it "
                            + "is called now by renamedFrom");
        }
        return isUsed ? Optional.of("it is used") : Optional.empty();
    }

    /// Counted once for each kind, by the field that doesn't fit.
    private long unfit(ModelChange change, ContentTypes wanted, Map<Kind, Map<String, Long>> byKind) {
        if (change.sort() != Sort.TIGHTENED || !(change.part() instanceof OfField(Kind kind, String name))) {
            return 0;
        }
        Kind future = wanted.now(kind).orElse(kind);
        String futureName = wanted.get(future).now(name);
        return byKind.computeIfAbsent(kind, _ -> unfit(kind, wanted)).getOrDefault(futureName, 0L);
    }

    private Map<String, Long> unfit(Kind kind, ContentTypes wanted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        users.stream().forEach(user -> user.forEachOf(kind, fields -> {
            ContentTypes.Carried carried = wanted.carry(kind, fields);
            wanted.validate(carried.kind(), carried.fields(), "").stream().map(FieldFault::pointer)
                    .map(pointer -> pointer.substring(Math.min(1, pointer.length()))).collect(Collectors.toSet())
                    .forEach(field -> counts.merge(field, 1L, Long::sum));
        }));
        return counts;
    }
}
