package io.riffbook.model.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Puts the schema of each kind's fields into the API's description, as `StoryFields` for `story`, and says that the fields of a
/// snippet are of one of these.
@Component
class OpenApiKinds implements OpenApiCustomizer {
    private static final String FIELDS = "fields";
    private static final List<String> WITH_FIELDS = List.of("NewSnippet", "SnippetView", "RevisionView");

    private final ContentTypes types;

    OpenApiKinds(ContentTypes types) {
        this.types = types;
    }

    @Override
    public void customise(OpenAPI api) {
        types.all().forEach(type -> api.getComponents().addSchemas(name(type), schema(types.schema(type.kind()))));
        for (String name : WITH_FIELDS) {
            Schema<?> schema = api.getComponents().getSchemas().get(name);
            if (schema != null && schema.getProperties() != null && schema.getProperties().containsKey(FIELDS)) {
                schema.getProperties().put(FIELDS, anyKind());
            }
        }
    }

    private Schema<?> anyKind() {
        JsonSchema any = new JsonSchema();
        any.setDescription("As the snippet's kind has them.");
        types.all().forEach(type -> any.addAnyOfItem(new JsonSchema().$ref("#/components/schemas/" + name(type))));
        return any;
    }

    private static Schema<?> schema(JsonNode json) {
        ObjectNode bare = (ObjectNode) json.deepCopy();
        bare.remove(List.of("$schema", "$id"));
        try {
            // the description's own model is of an older Jackson
            return Json31.mapper().readValue(bare.toString(), Schema.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `proof-point` is `ProofPointFields`.
    private static String name(ContentType type) {
        return Arrays.stream(type.kind().name().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", "Fields"));
    }
}
