package io.riffbook.web;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a bulk request, a JSON array or NDJSON, item by item: one that can't be read doesn't hold up the others.
@Component
public class BulkBody {
    public static final String NDJSON = "application/x-ndjson";
    public static final int MOST_ITEMS = 500;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final JsonMapper json;

    BulkBody(JsonMapper json) {
        this.json = json;
    }

    /// One item, as far as it could be read.
    public sealed interface Item {
        /// A JSON object; what is in it is yet to be seen.
        record Read(ObjectNode object) implements Item {}

        /// No JSON object, or no JSON at all.
        record Unreadable(RefusedException reason) implements Item {}
    }

    /// The items of a JSON array.
    ///
    /// @throws BulkException (413) when there are too many items or bytes
    /// @throws InvalidRequestException when the whole is no JSON array
    public List<Item> array(InputStream body) throws IOException {
        JsonNode items;
        try {
            items = json.readTree(bounded(body));
        } catch (JacksonException e) {
            throw InvalidRequestException.unreadable(e);
        }
        if (!items.isArray()) {
            throw InvalidRequestException.because("A JSON array is required, or NDJSON as " + NDJSON + ".");
        }
        if (items.size() > MOST_ITEMS) {
            throw BulkException.tooManyItems(MOST_ITEMS);
        }
        return items.valueStream().map(BulkBody::item).toList();
    }

    /// One item a line; blank lines are skipped.
    ///
    /// @throws BulkException (413) when there are too many items or bytes
    public List<Item> lines(InputStream body) throws IOException {
        List<String> lines = new String(bounded(body), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                .limit(MOST_ITEMS + 1L).toList();
        if (lines.size() > MOST_ITEMS) {
            throw BulkException.tooManyItems(MOST_ITEMS);
        }
        return lines.stream().map(this::line).toList();
    }

    /// What the object says, as a body of that type.
    ///
    /// @throws InvalidRequestException when it has an unknown field or a value of the wrong type
    public <T> T as(Class<T> type, ObjectNode object) {
        try {
            return json.treeToValue(object, type);
        } catch (JacksonException e) {
            throw InvalidRequestException.unreadable(e);
        }
    }

    private Item line(String line) {
        try {
            return item(json.readTree(line));
        } catch (JacksonException e) {
            return new Item.Unreadable(InvalidRequestException.unreadable(e));
        }
    }

    private static Item item(JsonNode node) {
        return node instanceof ObjectNode object
                ? new Item.Read(object)
                : new Item.Unreadable(InvalidRequestException.because("An item is a JSON object."));
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw BulkException.tooManyBytes(MOST_BYTES);
        }
        return bytes;
    }
}
