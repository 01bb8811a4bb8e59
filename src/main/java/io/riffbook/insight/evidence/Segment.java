package io.riffbook.insight.evidence;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.feedback.Channel;
import io.riffbook.model.ConceptId;

/// Part of the deals or of the uses: those of a concept, of a channel, of an audience's size; or all.
///
/// @param name empty for all, otherwise `taxonomy/concept`, `channel/<word>` or `audience/<from>-<to>`
public record Segment(@JsonValue String name) implements Comparable<Segment> {
    public static final Segment ALL = new Segment("");
    private static final String CHANNEL = "channel/";
    private static final String AUDIENCE = "audience/";
    private static final int SMALL = 5;
    private static final int MIDDLE = 20;
    private static final int LARGE = 100;

    /// Deals with that customer or competitor, or in that stage.
    public static Segment of(ConceptId concept) {
        return new Segment(concept.toString());
    }

    /// Uses through that channel.
    public static Segment of(Channel channel) {
        return new Segment(CHANNEL + channel.word());
    }

    /// Uses before that many people.
    public static Segment ofAudience(int size) {
        return new Segment(AUDIENCE + (size <= SMALL
                ? "1-" + SMALL
                : size <= MIDDLE
                        ? SMALL + 1 + "-" + MIDDLE
                        : size <= LARGE ? MIDDLE + 1 + "-" + LARGE : LARGE + 1 + "-"));
    }

    @Override
    public int compareTo(Segment other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
