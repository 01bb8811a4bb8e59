package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// What comes first in a report: the most of this.
public enum ReportOrder {
    USES, APPLAUSE, WON, LOST;

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The order of that word; by uses when there is none.
    ///
    /// @throws InvalidRequestException when it is the word of no order
    public static ReportOrder of(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return USES;
        }
        for (ReportOrder order : values()) {
            if (order.word().equals(word)) {
                return order;
            }
        }
        throw InvalidRequestException.at(FieldFault.ofParameter("sort", "must be one of uses, applause, won, lost"));
    }
}
