package io.riffbook.content.proposals;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a passage is better left out of a break-up.
public enum LeftOut {
    AGENDA("It says what is to come."), LEGAL("It is legal small print."), CLOSING("It says goodbye."), DIVIDER(
            "It only divides the deck."),
    TITLE_SLIDE("It only names the deck."), EMPTY("It has no words."), HOUSEKEEPING("It is about the meeting itself."),
    UNFINISHED("Nobody has written it yet.");

    private final String reason;

    LeftOut(String reason) {
        this.reason = reason;
    }

    /// As a sentence.
    public String reason() {
        return reason;
    }

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
