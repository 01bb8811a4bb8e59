package io.riffbook.feedback;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a snippet reached its audience. The set is closed.
public enum Channel {
    CALL("call"), EMAIL("email"), MEETING("meeting"), WEBINAR("webinar"), CONFERENCE("conference"), USER_CONFERENCE(
            "user-conference"),
    SHARE_LINK("share-link");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return word;
    }

    /// The channel of that word, if there is one.
    public static Optional<Channel> of(String word) {
        return Arrays.stream(values()).filter(channel -> channel.word.equals(word)).findFirst();
    }

    /// All words, for messages.
    public static String words() {
        return Arrays.stream(values()).map(Channel::word).collect(Collectors.joining(", "));
    }
}
