package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonCreator;

/// A step of the lifecycle that somebody takes.
public enum LifecycleAction {
    SUBMIT("submit", "submitted"), APPROVE("approve", "approved"), SEND_BACK("send-back", "sent back"),
    PUBLISH("publish", "published"), UNSCHEDULE("unschedule", "unscheduled"), RETIRE("retire", "retired"),
    RESTORE("restore", "restored");

    private final String word;
    private final String past;

    LifecycleAction(String word, String past) {
        this.word = word;
        this.past = past;
    }

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return word;
    }

    /// As it stands in the audit log.
    String past() {
        return past;
    }

    /// Reads the word of the API.
    ///
    /// @throws InvalidRequestException when it is none
    @JsonCreator
    public static LifecycleAction of(String word) {
        return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst()
                .orElseThrow(() -> InvalidRequestException.at(new FieldFault("/action", "must be one of "
                        + String.join(", ", Arrays.stream(values()).map(LifecycleAction::word).toList()))));
    }
}
