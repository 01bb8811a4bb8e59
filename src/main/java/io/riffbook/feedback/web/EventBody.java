package io.riffbook.feedback.web;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// An event as it is sent.
sealed interface EventBody permits UsageBody, RatingBody, HandlingBody, CorrectionBody {

    /// The twin of the `Idempotency-Key` header.
    @Nullable
    String clientId();

    /// The twin of the header by which a key acts for a person.
    @Nullable
    String onBehalfOf();

    static <T> T required(@Nullable T value, List<FieldFault> faults) {
        if (value == null || !faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        return value;
    }
}
