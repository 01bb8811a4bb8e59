package io.riffbook.web;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Pattern;

/// The caller's own name for one request, so that a repeat of it has no second effect.
public record IdempotencyKey(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,200}");

    public IdempotencyKey {
        if (!ALLOWED.matcher(value).matches()) {
            throw InvalidRequestException.at(new FieldFault("/clientId",
                    "an Idempotency-Key or clientId has 1 to 200 printable ASCII characters without spaces"));
        }
    }

    /// Reads the key of a request, if it has one.
    ///
    /// @param header `Idempotency-Key`, if sent
    /// @param clientId its twin in the body, if sent
    /// @throws InvalidRequestException when both are sent and differ
    public static Optional<IdempotencyKey> of(@Nullable String header, @Nullable String clientId) {
        if (header != null && clientId != null && !header.equals(clientId)) {
            throw InvalidRequestException.at(new FieldFault("/clientId", "differs from the Idempotency-Key header"));
        }
        String key = header != null ? header : clientId;
        return Optional.ofNullable(key).map(IdempotencyKey::new);
    }
}
