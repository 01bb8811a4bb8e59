package io.riffbook.feedback.web;

import io.riffbook.feedback.Act;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.web.BulkBody;
import io.riffbook.web.FieldFault;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads events that say themselves of which type they are.
@Component
class EventReader {
    private final BulkBody bulk;

    EventReader(BulkBody bulk) {
        this.bulk = bulk;
    }

    /// An event as it was sent, and what the ledger is told.
    private record Sent(EventBody body, FeedbackEvent event) {}

    /// An event of a batch: one that can't be read does not hold up the others.
    BatchItem item(BulkBody.Item item) {
        return switch (item) {
            case BulkBody.Item.Unreadable(var reason) -> new BatchItem.Unreadable("", reason);
            case BulkBody.Item.Read(var object) -> item(object);
        };
    }

    private BatchItem item(ObjectNode object) {
        String clientId = object.path("clientId").asString("");
        try {
            if (clientId.isEmpty()) {
                throw InvalidRequestException.at(new FieldFault("/clientId", "is required"));
            }
            Sent sent = read(object);
            return new BatchItem.Read(new IdempotencyKey(clientId),
                    Optional.ofNullable(sent.body().onBehalfOf()).filter(name -> !name.isBlank()), sent.event());
        } catch (RefusedException e) {
            return new BatchItem.Unreadable(clientId, e);
        }
    }

    /// @throws InvalidRequestException naming the fields that are missing or out of bounds
    FeedbackEvent.Corrected corrected(CorrectionBody body) {
        if (body.corrects() == null) {
            throw InvalidRequestException.at(new FieldFault("/corrects", "is required"));
        }
        return new FeedbackEvent.Corrected(body.corrects(),
                Optional.ofNullable(body.replacement()).map(EventReader::copied).map(this::replacement),
                Optional.ofNullable(body.occurredAt()));
    }

    /// What is read is taken apart, and the body is still to be compared with a repeat.
    private static ObjectNode copied(ObjectNode object) {
        return object.deepCopy();
    }

    private FeedbackEvent.OfSnippet replacement(ObjectNode object) {
        try {
            Sent sent = read(object);
            if (sent.body().clientId() != null || sent.body().onBehalfOf() != null) {
                throw InvalidRequestException.at(
                        new FieldFault("", "has no clientId and no onBehalfOf of its own: the correction has"));
            }
            if (sent.event() instanceof FeedbackEvent.OfSnippet event) {
                return event;
            }
            throw InvalidRequestException.at(new FieldFault("/type", "can't be correction"));
        } catch (InvalidRequestException e) {
            throw e.within("/replacement");
        }
    }

    private Sent read(ObjectNode object) {
        String type = text(object.remove("type"));
        return switch (type) {
            case "usage" -> {
                UsageBody body = bulk.as(UsageBody.class, object);
                yield new Sent(body, body.toEvent());
            }
            case "rating" -> {
                RatingBody body = bulk.as(RatingBody.class, object);
                yield new Sent(body, body.toEvent());
            }
            case "correction" -> {
                CorrectionBody body = bulk.as(CorrectionBody.class, object);
                yield new Sent(body, corrected(body));
            }
            default -> {
                Act act = Act.of(type).orElseThrow(() -> InvalidRequestException.at(new FieldFault("/type",
                        "must be usage, rating, open, copy, download or correction")));
                HandlingBody body = bulk.as(HandlingBody.class, object);
                yield new Sent(body, body.toEvent(act));
            }
        };
    }

    private static String text(@Nullable JsonNode type) {
        return type == null ? "" : type.asString("");
    }
}
