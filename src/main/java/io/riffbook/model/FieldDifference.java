package io.riffbook.model;

import io.riffbook.model.ModelChange.Sort;
import io.riffbook.model.ModelPart.OfChoice;
import io.riffbook.model.ModelPart.OfField;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Compares one field as it is in force with what is to become of it.
final class FieldDifference {
    private static final Set<String> DESCRIBING = Set.of("title", "description", "default", "examples");
    private static final Set<String> DESCRIBING_BLOCK = Set.of("label", "help", "widget", "searchWeight", "facet");
    private static final Set<String> UPPER_BOUNDS = Set.of("maxLength", "maximum", "exclusiveMaximum");
    private static final Set<String> LOWER_BOUNDS = Set.of("minLength", "minimum", "exclusiveMinimum");
    private static final Set<String> SHAPES = Set.of("pattern", "format", "multipleOf");

    private final OfField part;
    private final JsonNode before;
    private final JsonNode after;
    private final List<ModelChange> changes = new ArrayList<>();
    private final List<String> looser = new ArrayList<>();
    private final List<String> tighter = new ArrayList<>();

    private FieldDifference(OfField part, JsonNode before, JsonNode after) {
        this.part = part;
        this.before = before;
        this.after = after;
    }

    /// @param inForce the schema of the whole kind
    /// @param wanted the same as it will be
    /// @param newName of the field, there
    static List<ModelChange> between(OfField part, JsonNode inForce, JsonNode wanted, String newName) {
        FieldDifference difference = new FieldDifference(part, inForce.path("properties").path(part.field()),
                wanted.path("properties").path(newName));
        difference.description();
        difference.obligation(requires(inForce, part.field()), requires(wanted, newName));
        difference.values();
        return difference.changes;
    }

    private static boolean requires(JsonNode schema, String field) {
        return schema.path("required").valueStream().anyMatch(name -> name.asString().equals(field));
    }

    private void description() {
        Set<String> described = new LinkedHashSet<>(ModelDifference.differing(DESCRIBING, before, after));
        described.addAll(
                ModelDifference.differing(DESCRIBING_BLOCK, before.path("x-riffbook"), after.path("x-riffbook")));
        ModelDifference.deprecation(part, before, after, described, changes);
        if (!described.isEmpty()) {
            changes.add(ModelChange.of(Sort.DESCRIBED, part, String.join(", ", described)));
        }
    }

    private void obligation(boolean was, boolean will) {
        if (will && !was) {
            tighter.add("required");
        } else if (was && !will) {
            looser.add("no longer required");
        }
    }

    private void values() {
        type();
        choices();
        UPPER_BOUNDS.stream().sorted().forEach(keyword -> bound(keyword, true));
        LOWER_BOUNDS.stream().sorted().forEach(keyword -> bound(keyword, false));
        SHAPES.stream().sorted().forEach(this::shape);
        if (!tighter.isEmpty()) {
            changes.add(ModelChange.of(Sort.TIGHTENED, part, String.join(", ", tighter)));
        }
        if (!looser.isEmpty()) {
            changes.add(ModelChange.of(Sort.LOOSENED, part, String.join(", ", looser)));
        }
    }

    private void type() {
        String was = before.path("type").asString("");
        String will = after.path("type").asString("");
        if (was.equals(will)) {
            return;
        }
        if (was.equals("integer") && will.equals("number")) {
            looser.add("type integer → number");
        } else {
            changes.add(ModelChange.of(Sort.RETYPED, part, "type " + was + " → " + will));
        }
    }

    private void choices() {
        JsonNode was = before.path("enum");
        JsonNode will = after.path("enum");
        if (was.isMissingNode() && !will.isMissingNode()) {
            tighter.add("only certain choices");
        } else if (!was.isMissingNode() && will.isMissingNode()) {
            looser.add("any text");
        } else if (!was.isMissingNode()) {
            Set<String> before = texts(was);
            Set<String> after = texts(will);
            before.stream().filter(choice -> !after.contains(choice))
                    .forEach(choice -> changes.add(ModelChange.of(Sort.REMOVED, choice(choice), "")));
            after.stream().filter(choice -> !before.contains(choice))
                    .forEach(choice -> changes.add(ModelChange.of(Sort.ADDED, choice(choice), "")));
        }
    }

    private OfChoice choice(String choice) {
        return new OfChoice(part.kind(), part.field(), choice);
    }

    private static Set<String> texts(JsonNode values) {
        Set<String> texts = new LinkedHashSet<>();
        values.forEach(value -> texts.add(value.asString()));
        return texts;
    }

    private void bound(String keyword, boolean isUpper) {
        JsonNode was = before.path(keyword);
        JsonNode will = after.path(keyword);
        if (was.equals(will)) {
            return;
        }
        boolean allowsMore = will.isMissingNode() || (!was.isMissingNode()
                && (will.decimalValue().compareTo(was.decimalValue()) > 0) == isUpper);
        (allowsMore ? looser : tighter).add(step(keyword, was, will));
    }

    private void shape(String keyword) {
        JsonNode was = before.path(keyword);
        JsonNode will = after.path(keyword);
        if (!was.equals(will)) {
            (will.isMissingNode() ? looser : tighter).add(step(keyword, was, will));
        }
    }

    private static String step(String keyword, JsonNode was, JsonNode will) {
        return keyword + " " + (was.isMissingNode() ? "none" : was.asString()) + " → "
                + (will.isMissingNode() ? "none" : will.asString());
    }
}
