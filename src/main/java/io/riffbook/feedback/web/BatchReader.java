package io.riffbook.feedback.web;

import io.riffbook.feedback.Ledger;
import io.riffbook.web.FieldFault;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a batch of events, each by itself: one that can't be read does not hold up the others.
@Component
class BatchReader {
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private final JsonMapper json;

    BatchReader(JsonMapper json) {
        this.json = json;
    }

    /// All events in one JSON array.
    ///
    /// @throws BatchException when there are too many events or bytes
    /// @throws InvalidRequestException when the whole is no JSON array
    List<BatchItem> array(InputStream body) throws IOException {
        JsonNode events;
        try {
            events = json.readTree(bounded(body));
        } catch (JacksonException e) {
            throw InvalidRequestException.unreadable(e);
        }
        if (!events.isArray()) {
            throw InvalidRequestException.because("A JSON array of events is required, or NDJSON as "
                    + BatchController.NDJSON + ".");
        }
        if (events.size() > Ledger.MOST_AT_ONCE) {
            throw BatchException.tooManyEvents();
        }
        return events.valueStream().map(this::item).toList();
    }

    /// One event a line; blank lines are skipped.
    ///
    /// @throws BatchException when there are too many events or bytes
    List<BatchItem> lines(InputStream body) throws IOException {
        List<BatchItem> items = new ArrayList<>();
        for (String line : new String(bounded(body), StandardCharsets.UTF_8).lines()
                .filter(text -> !text.isBlank()).limit(Ledger.MOST_AT_ONCE + 1L).toList()) {
            items.add(line(line));
        }
        if (items.size() > Ledger.MOST_AT_ONCE) {
            throw BatchException.tooManyEvents();
        }
        return items;
    }

    private BatchItem line(String line) {
        try {
            return item(json.readTree(line));
        } catch (JacksonException e) {
            return new BatchItem.Unreadable("", InvalidRequestException.unreadable(e));
        }
    }

    private BatchItem item(JsonNode node) {
        String clientId = node.path("clientId").asString("");
        try {
            if (!(node instanceof ObjectNode event)) {
                throw InvalidRequestException.because("An event is a JSON object.");
            }
            if (clientId.isEmpty()) {
                throw InvalidRequestException.at(new FieldFault("/clientId", "is required"));
            }
            EventBody body = json.treeToValue(event, typeOf(event.remove("type")));
            return new BatchItem.Read(new IdempotencyKey(clientId), body, body.toEvent());
        } catch (JacksonException e) {
            return new BatchItem.Unreadable(clientId, InvalidRequestException.unreadable(e));
        } catch (RefusedException e) {
            return new BatchItem.Unreadable(clientId, e);
        }
    }

    private static Class<? extends EventBody> typeOf(@Nullable JsonNode type) {
        return switch (type == null ? "" : type.asString("")) {
            case "usage" -> UsageBody.class;
            case "rating" -> RatingBody.class;
            default -> throw InvalidRequestException.at(new FieldFault("/type", "must be usage or rating"));
        };
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw BatchException.tooManyBytes(MOST_BYTES);
        }
        return bytes;
    }
}
