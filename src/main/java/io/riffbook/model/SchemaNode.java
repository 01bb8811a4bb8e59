package io.riffbook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A place in a type's file that knows where it is, so that every complaint names it.
record SchemaNode(String file, JsonLines lines, String pointer, JsonNode json) {
    private static final int LONGEST_TEXT = 2_000;

    SchemaNode child(String name) {
        JsonNode child = json.get(name);
        return new SchemaNode(file, lines, pointer + "/" + JsonPointers.escaped(name),
                child == null ? MissingNode.getInstance() : child);
    }

    boolean isAbsent() {
        return json.isMissingNode();
    }

    boolean isFalse() {
        return json.isBoolean() && !json.booleanValue();
    }

    /// In the order of the file.
    List<String> memberNames() {
        if (!json.isObject()) {
            throw fault("must be an object");
        }
        return List.copyOf(json.propertyNames());
    }

    /// The elements of an array; none when it is absent.
    List<SchemaNode> elements() {
        if (isAbsent()) {
            return List.of();
        }
        if (!json.isArray()) {
            throw fault("must be an array");
        }
        List<SchemaNode> elements = new ArrayList<>();
        for (JsonNode element : json) {
            elements.add(new SchemaNode(file, lines, pointer + "/" + elements.size(), element));
        }
        return elements;
    }

    void mustBeObjectOf(Set<String> known) {
        for (String name : memberNames()) {
            if (!known.contains(name)) {
                throw child(name)
                        .fault("isn't understood here; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    void mustBe(String value) {
        if (!json.isString() || !json.stringValue().equals(value)) {
            throw fault("must be \"" + value + "\"");
        }
    }

    String text() {
        if (!json.isString() || json.stringValue().isBlank() || json.stringValue().length() > LONGEST_TEXT) {
            throw fault("must be text of 1 to " + LONGEST_TEXT + " characters");
        }
        return json.stringValue();
    }

    String textOr(String whenAbsent) {
        return isAbsent() ? whenAbsent : text();
    }

    String oneOf(Set<String> allowed) {
        if (!allowed.contains(text())) {
            throw fault("\"" + text() + "\" must be one of " + String.join(", ", new TreeSet<>(allowed)));
        }
        return text();
    }

    boolean flagOr(boolean whenAbsent) {
        return isAbsent() ? whenAbsent : flag();
    }

    boolean flag() {
        if (!json.isBoolean()) {
            throw fault("must be true or false");
        }
        return json.booleanValue();
    }

    int wholeNumber(int least, int most) {
        if (!json.isInt() || json.intValue() < least || json.intValue() > most) {
            throw fault("must be a whole number from " + least + " to " + most);
        }
        return json.intValue();
    }

    ContentModelException fault(String reason) {
        return ContentModelException.in(file, lines.of(pointer),
                (pointer.isEmpty() ? "the whole" : pointer) + " " + reason);
    }
}
