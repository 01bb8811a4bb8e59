package io.riffbook.feedback.web;

import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// A usage or a rating as it is sent.
sealed interface EventBody permits UsageBody, RatingBody {

    /// The twin of the `Idempotency-Key` header.
    @Nullable
    String clientId();

    /// The twin of the header by which a key acts for a person.
    @Nullable
    String onBehalfOf();

    /// What the ledger is told.
    ///
    /// @throws InvalidRequestException naming the fields that are missing or out of bounds
    FeedbackEvent toEvent();

    static <T> T required(@Nullable T value, List<FieldFault> faults) {
        if (value == null || !faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        return value;
    }
}
