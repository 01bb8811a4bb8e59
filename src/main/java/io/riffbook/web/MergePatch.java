package io.riffbook.web;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON Merge Patch (RFC 7396).
public final class MergePatch {
    private static final int DEEPEST = 50;

    private MergePatch() {}

    /// What the target becomes: members of the patch replace those of the target, null removes them, objects are merged.
    /// Neither argument is changed.
    ///
    /// @throws InvalidRequestException when the patch is no object, or nests too deeply
    public static ObjectNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode members)) {
            throw InvalidRequestException.because("A merge patch is a JSON object.");
        }
        return merge(target, members, 0);
    }

    /// The resource as it should become, read back into its own type.
    ///
    /// @param current what of the resource the caller may change, and as it is now
    /// @throws InvalidRequestException when the patch names an unknown member, or has a value of the wrong type
    public static <T> T apply(JsonMapper json, T current, JsonNode patch, Class<T> type) {
        try {
            return json.treeToValue(apply(json.valueToTree(current), patch), type);
        } catch (JacksonException e) {
            throw InvalidRequestException.unreadable(e);
        }
    }

    private static ObjectNode merge(JsonNode target, ObjectNode patch, int depth) {
        if (depth > DEEPEST) {
            throw InvalidRequestException.because("The patch nests deeper than " + DEEPEST + " levels.");
        }
        ObjectNode result = target instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        for (var member : patch.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else if (member.getValue() instanceof ObjectNode nested) {
                JsonNode old = result.path(member.getKey());
                result.set(member.getKey(), merge(old, nested, depth + 1));
            } else {
                result.set(member.getKey(), member.getValue().deepCopy());
            }
        }
        return result;
    }
}
