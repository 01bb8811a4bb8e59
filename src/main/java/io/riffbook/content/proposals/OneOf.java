package io.riffbook.content.proposals;

import java.util.regex.Pattern;

/// Patterns of one of several things. Each thing may be a pattern itself; capitals don't matter.
final class OneOf {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private OneOf() {}

    /// Any of them, somewhere, as words of their own.
    static Pattern words(String... alternatives) {
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + String.join("|", alternatives) + ")(?![\\p{L}\\d])", FLAGS);
    }

    /// Any of them, wherever it is, even as a part of a word.
    static Pattern anywhere(String... alternatives) {
        return Pattern.compile(String.join("|", alternatives), FLAGS);
    }

    /// Any of them as all of the text, lines and all.
    static Pattern whole(String... alternatives) {
        return Pattern.compile("(?:" + String.join("|", alternatives) + ")", FLAGS | Pattern.DOTALL);
    }

    /// Any of them as all of a heading, whatever marks end it.
    static Pattern heading(String... alternatives) {
        return Pattern.compile("[\\s¡¿]*(?:" + String.join("|", alternatives) + ")[\\s:!?.…]*", FLAGS);
    }
}
