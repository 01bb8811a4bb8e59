package io.riffbook.model;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

import io.riffbook.model.ContentType.Field;
import io.riffbook.web.FieldFault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

/// A content type together with the schema that says what its fields may hold.
final class DescribedType {
    private static final int MOST_FAULTS = 100;
    /// Nothing is ever loaded from anywhere: neither from the network nor from files.
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012()).keyword(new NonValidationKeyword("x-riffbook")).build(),
            registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources(false).allow(_ -> false))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder().locale(Locale.ENGLISH)
                            .formatAssertionsEnabled(true).regularExpressionFactory(BoundedPattern::new).build()));

    private final ContentType type;
    private final JsonNode json;
    private final Schema schema;

    DescribedType(ContentType type, JsonNode json) {
        this.type = type;
        this.json = json;
        this.schema = REGISTRY.getSchema(SchemaLocation.of("riffbook:" + type.kind()), json);
    }

    ContentType type() {
        return type;
    }

    /// A copy, for whoever asks.
    JsonNode schema() {
        return json.deepCopy();
    }

    List<FieldFault> faults(JsonNode fields, String at) {
        List<FieldFault> faults = new ArrayList<>();
        for (Error error : schema.validate(fields)) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(worded(error, at));
            }
        }
        for (Field field : type.fields()) {
            JsonNode value = fields.path(field.name());
            if (field.required() && value.isString() && value.stringValue().isBlank()) {
                faults.add(new FieldFault(at + "/" + field.name(), "is required and can't be blank"));
            }
        }
        return faults;
    }

    private FieldFault worded(Error error, String at) {
        String place = error.getInstanceLocation().getNameCount() == 0
                ? at
                : at + error.getInstanceLocation();
        JsonNode expected = error.getSchemaNode() == null ? json : error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> new FieldFault(within(place, error), "is required");
            case "additionalProperties" -> new FieldFault(within(place, error), "is unknown here; a " + type.kind()
                    + " has " + String.join(", ", type.fields().stream().map(Field::name).toList()));
            case "type" -> new FieldFault(place, "must be of the type " + expected.asString());
            case "maxLength" -> new FieldFault(place, "must have at most " + expected.asString() + " characters");
            case "minLength" -> new FieldFault(place, "must have at least " + expected.asString() + " characters");
            case "minimum" -> new FieldFault(place, "must be at least " + expected.asString());
            case "maximum" -> new FieldFault(place, "must be at most " + expected.asString());
            case "enum" -> new FieldFault(place, "must be one of " + expected);
            case "pattern" -> new FieldFault(place, "must match " + expected.asString());
            case "format" -> new FieldFault(place, "must be in the format " + expected.asString());
            case null, default -> new FieldFault(place, error.getMessage());
        };
    }

    private static String within(String place, Error error) {
        String name = error.getProperty();
        return name == null ? place : place + "/" + JsonPointers.escaped(name);
    }
}
