package io.riffbook.content.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.riffbook.web.InvalidRequestException;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The rows of an export as JSON: written always in the same way, so that equal content gives equal bytes, and read within bounds.
final class Rows {
    /// The name of the format, which every manifest states.
    static final String FORMAT = "riffbook-export/1";
    /// A line may have so many bytes.
    static final int LONGEST_LINE = 32 * 1024 * 1024;
    private static final int DEEPEST = 20;
    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(50)
                            .maxNameLength(256).maxStringLength(LONGEST_LINE).build())
                    .build())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What is absent is false or 0; where that makes no sense, it is refused later, with all else.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(_ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL,
                    JsonInclude.Include.ALWAYS))
            .changeDefaultNullHandling(_ -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private Rows() {}

    /// One line, with its end.
    static byte[] line(Object row) {
        return (JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The JSON object on a line.
    ///
    /// @throws InvalidRequestException when it holds none
    static ObjectNode object(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            throw InvalidRequestException.unreadable(e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw InvalidRequestException.because("A row is a JSON object.");
    }

    /// What the object says, as a row of that type.
    ///
    /// @throws InvalidRequestException when it has an unknown member or a value of the wrong type
    static <T> T as(Class<T> type, ObjectNode object) {
        try {
            return JSON.treeToValue(object, type);
        } catch (JacksonException e) {
            throw InvalidRequestException.unreadable(e);
        }
    }
}
