package io.riffbook.requests;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a request stands.
public enum RequestState {
    /// Nobody has taken it on.
    OPEN,
    /// Somebody who authors has taken it on.
    ACCEPTED,
    /// There was something already, or a word says all.
    ANSWERED,
    /// What was asked for was made.
    SHIPPED,
    /// It will not be made; a word says why.
    DECLINED;

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it still waits for an answer, so that others may vote.
    public boolean isWaiting() {
        return this == OPEN || this == ACCEPTED;
    }

    /// The state of that name, if there is one.
    public static Optional<RequestState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
