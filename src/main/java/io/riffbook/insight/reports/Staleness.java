package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// In which way content can have gone stale.
public enum Staleness {
    /// Published, used once, and not lately.
    UNUSED,
    /// Somebody should have looked at it again by now.
    OVERDUE,
    /// Published, and will soon expire.
    EXPIRING;

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// That of the word; unused when there is none.
    ///
    /// @throws InvalidRequestException when it is the word of none
    public static Staleness of(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return UNUSED;
        }
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst()
                .orElseThrow(() -> InvalidRequestException.at(FieldFault.ofParameter("what", "must be one of "
                        + Arrays.stream(values()).map(Staleness::word).collect(Collectors.joining(", ")))));
    }
}
