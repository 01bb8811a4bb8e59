package io.riffbook.inbox;

import java.util.regex.Pattern;

/// What somebody is to be told. It must name nothing that they could be barred from later: it stays as it was told, and leaves by mail.
///
/// @param kind what sort of thing happened, in words with dashes, such as `request`
/// @param line one line of text, at most [#LONGEST_LINE] characters; what is longer ends in an ellipsis
/// @param link where it leads to, a path of this product
/// @param key names what happened: nobody is told twice of the same key
public record Notice(String kind, String line, String link, String key) {
    public static final int LONGEST_LINE = 300;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final Pattern LINK = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,499}");
    private static final int LONGEST_KEY = 200;

    /// Makes one line of the text, and checks the rest.
    public Notice {
        line = shortened(line, LONGEST_LINE);
        if (!KIND.matcher(kind).matches() || !LINK.matcher(link).matches() || key.isBlank()
                || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("no notice: " + kind + ", " + link + ", " + key);
        }
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a notice says something");
        }
    }

    /// A text as one line of at most so many characters.
    public static String shortened(String text, int most) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        return line.substring(0, end) + "…";
    }
}
