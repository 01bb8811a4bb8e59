package io.riffbook.model;

import io.riffbook.model.ModelChange.Sort;
import io.riffbook.model.ModelPart.OfField;
import io.riffbook.model.ModelPart.OfKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Compares two models, kind by kind and field by field. Looks at the models only, not at content.
final class ModelDifference {
    private static final Set<String> DESCRIBING = Set.of("$schema", "$id", "title", "description");
    private static final Set<String> DESCRIBING_BLOCK = Set.of("label", "plural", "help", "customerFacing",
            "mainField", "body", "reviewAfterDays", "cues", "stages");

    private final List<ModelChange> changes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private ModelDifference() {}

    /// A model may rename one part into a name that is free, and no two parts into one.
    ///
    /// @param changes in the order of the wanted model, what is gone last
    /// @param faults renames that can't be carried out or are forgotten, each as a sentence
    record Outcome(List<ModelChange> changes, List<String> faults) {}

    static Outcome between(ContentTypes inForce, ContentTypes wanted) {
        ModelDifference difference = new ModelDifference();
        difference.compare(inForce, wanted);
        return new Outcome(List.copyOf(difference.changes), List.copyOf(difference.faults));
    }

    private void compare(ContentTypes inForce, ContentTypes wanted) {
        Set<Kind> seen = new LinkedHashSet<>();
        for (ContentType type : wanted.all()) {
            Kind kind = type.kind();
            Optional<Kind> before = former(kind.name(), kind, type.renamedFrom(),
                    known -> inForce.find(known).isPresent());
            if (before.isEmpty()) {
                changes.add(ModelChange.of(Sort.ADDED, new OfKind(kind), type.label()));
                continue;
            }
            seen.add(before.get());
            if (!before.get().equals(kind)) {
                changes.add(ModelChange.renamed(new OfKind(before.get()), new OfKind(kind)));
            }
            keptNames(kind.name(), inForce.schema(before.get()), kind.name(),
                    type.renamedFrom().stream().map(Kind::name).toList());
            compare(before.get(), inForce.schema(before.get()), wanted.schema(kind), type);
        }
        inForce.all().stream().map(ContentType::kind).filter(kind -> !seen.contains(kind))
                .forEach(kind -> changes.add(ModelChange.of(Sort.REMOVED, new OfKind(kind), "")));
    }

    private void compare(Kind kind, JsonNode before, JsonNode after, ContentType type) {
        Set<String> described = differing(DESCRIBING, before, after);
        described.addAll(differing(DESCRIBING_BLOCK, before.path("x-riffbook"), after.path("x-riffbook")));
        if (!order(before).equals(order(after)) && Set.copyOf(order(before)).equals(Set.copyOf(order(after)))) {
            described.add("order of the fields");
        }
        deprecation(new OfKind(kind), before, after, described);
        if (!described.isEmpty()) {
            changes.add(ModelChange.of(Sort.DESCRIBED, new OfKind(kind), String.join(", ", described)));
        }
        fields(kind, before, after, type);
    }

    private void fields(Kind kind, JsonNode before, JsonNode after, ContentType type) {
        Set<String> seen = new LinkedHashSet<>();
        for (ContentType.Field field : type.fields()) {
            Optional<String> former = former(kind + "." + field.name(), field.name(), field.renamedFrom(),
                    before.path("properties")::has);
            if (former.isEmpty()) {
                changes.add(ModelChange.of(Sort.ADDED, new OfField(kind, field.name()), field.label()));
                if (field.required()) {
                    changes.add(ModelChange.of(Sort.TIGHTENED, new OfField(kind, field.name()), "required"));
                }
                continue;
            }
            seen.add(former.get());
            keptNames(kind + "." + field.name(), before.path("properties").path(former.get()), field.name(),
                    field.renamedFrom());
            OfField part = new OfField(kind, former.get());
            if (!former.get().equals(field.name())) {
                changes.add(ModelChange.renamed(part, new OfField(kind, field.name())));
            }
            changes.addAll(FieldDifference.between(part, before, after, field.name()));
        }
        order(before).stream().filter(name -> !seen.contains(name))
                .forEach(name -> changes.add(ModelChange.of(Sort.REMOVED, new OfField(kind, name), "")));
    }

    /// What the part is called in force; empty when it is new.
    private <T> Optional<T> former(String written, T name, Collection<T> renamedFrom, Function<T, Boolean> isInForce) {
        List<T> former = renamedFrom.stream().filter(isInForce::apply).toList();
        boolean isThere = isInForce.apply(name);
        if (former.size() + (isThere ? 1 : 0) > 1) {
            faults.add(written + " can't be renamed from "
                    + former.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ": only one of these names may be in force");
        }
        return isThere ? Optional.of(name) : former.stream().findFirst();
    }

    /// What a part was once called is asked for again by every package of that time, so its files must go on saying so.
    private void keptNames(String written, JsonNode before, String name, List<String> renamedFrom) {
        before.path("x-riffbook").path("renamedFrom").valueStream().map(JsonNode::asString)
                .filter(former -> !former.equals(name) && !renamedFrom.contains(former))
                .forEach(former -> faults.add(written + " was called " + former
                        + ": its renamedFrom has to go on saying so, since packages of that time are read by it"));
    }

    private void deprecation(ModelPart part, JsonNode before, JsonNode after, Set<String> described) {
        deprecation(part, before, after, described, changes);
    }

    static void deprecation(ModelPart part, JsonNode before, JsonNode after, Set<String> described,
            List<ModelChange> changes) {
        boolean was = before.path("deprecated").asBoolean(false);
        boolean will = after.path("deprecated").asBoolean(false);
        if (will && !was) {
            changes.add(ModelChange.of(Sort.DEPRECATED, part, ""));
        } else if (was && !will) {
            described.add("no longer deprecated");
        }
    }

    static Set<String> differing(Collection<String> members, JsonNode before, JsonNode after) {
        return members.stream().sorted().filter(member -> !before.path(member).equals(after.path(member)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> order(JsonNode schema) {
        return List.copyOf(schema.path("properties").propertyNames());
    }
}
