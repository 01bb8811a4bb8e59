package io.riffbook.requests;

import com.fasterxml.jackson.annotation.JsonValue;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Arrays;
import java.util.Locale;

import static io.riffbook.requests.RequestState.ACCEPTED;
import static io.riffbook.requests.RequestState.ANSWERED;
import static io.riffbook.requests.RequestState.DECLINED;
import static io.riffbook.requests.RequestState.OPEN;
import static io.riffbook.requests.RequestState.SHIPPED;

/// What those who author do with a request: the whole of its state machine.
public enum RequestMove {
    ACCEPT(ACCEPTED, false, false),
    /// With a word, a snippet that is published already, or both.
    ANSWER(ANSWERED, false, true),
    /// With the snippet that was made for it.
    SHIP(SHIPPED, false, true),
    DECLINE(DECLINED, true, false);

    private final RequestState to;
    private final boolean needsWord;
    private final boolean takesSnippet;

    RequestMove(RequestState to, boolean needsWord, boolean takesSnippet) {
        this.to = to;
        this.needsWord = needsWord;
        this.takesSnippet = takesSnippet;
    }

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Where it leads to.
    public RequestState to() {
        return to;
    }

    public boolean isPossibleFrom(RequestState state) {
        return switch (this) {
            case ACCEPT -> state == OPEN;
            case ANSWER, DECLINE -> state == OPEN || state == ACCEPTED;
            case SHIP -> state == ACCEPTED;
        };
    }

    boolean needsWord() {
        return needsWord;
    }

    boolean takesSnippet() {
        return takesSnippet;
    }

    /// The move of that name.
    ///
    /// @throws InvalidRequestException when there is none
    public static RequestMove of(String word) {
        return Arrays.stream(values()).filter(move -> move.word().equals(word)).findFirst()
                .orElseThrow(() -> InvalidRequestException
                        .at(new FieldFault("/move", "must be accept, answer, ship or decline")));
    }
}
