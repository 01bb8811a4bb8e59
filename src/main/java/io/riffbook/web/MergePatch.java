package io.riffbook.web;

import org.springframework.stereotype.Component;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Applies a JSON Merge Patch (RFC 7396): what the patch names replaces what is there, null removes it, what it doesn't name stays.
@Component
public class MergePatch {
    /// The content type of a patch; plain JSON is taken for one too.
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonMapper json;

    MergePatch(JsonMapper json) {
        this.json = json;
    }

    /// The resource as it should become.
    ///
    /// @param current as the caller may change it; fields that are not in it are refused
    /// @throws InvalidRequestException when the result has an unknown field or a value of the wrong type
    public <T> T apply(T current, ObjectNode patch, Class<T> type) {
        ObjectNode merged = merged(json.valueToTree(current), patch);
        try {
            return json.treeToValue(merged, type);
        } catch (JacksonException e) {
            throw InvalidRequestException.of(UnreadableBody.problem(e));
        }
    }

    private ObjectNode merged(JsonNode target, ObjectNode patch) {
        ObjectNode result = target instanceof ObjectNode object ? object : json.createObjectNode();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            switch (change.getValue()) {
                case ObjectNode nested -> result.set(change.getKey(), merged(result.path(change.getKey()), nested));
                case JsonNode value when value.isNull() -> result.remove(change.getKey());
                case JsonNode value -> result.set(change.getKey(), value);
            }
        }
        return result;
    }
}
