package io.riffbook.content.proposals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a passage says, as far as proposals look at it: of long texts the beginning.
///
/// @param position from 1
/// @param body as Markdown
/// @param notes as Markdown
public record PassageWords(int position, String title, String body, String notes) {
    /// What numbers a heading: `3.`, `B.2`, `IV)`, `#4`.
    private static final Pattern NUMBER = Pattern
            .compile(
                    "\\s*#?(?:\\d{1,3}(?:\\.\\d{1,3})*[.)]|(?:\\p{Lu}|[IVX]{1,4})(?:\\.\\d{1,2})*[.)]"
                            + "|\\p{Lu}(?:\\.\\d{1,2})+)\\s+");
    /// Characters of a text that are looked at.
    public static final int LOOKED_AT = 20_000;
    /// Characters of a body that are looked at for the outline of its deck.
    public static final int BEGINNING = 2_000;

    public PassageWords {
        body = beginning(body, LOOKED_AT);
        notes = beginning(notes, LOOKED_AT);
    }

    private static String beginning(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /// Whether its title only says where it stands, as that of a slide without words does.
    boolean isUnnamed() {
        return title.isBlank() || title.equals("Slide " + position);
    }

    /// Its title, without what numbers it.
    String heading() {
        Matcher number = NUMBER.matcher(title);
        return title.substring(number.lookingAt() ? number.end() : 0).strip();
    }

    PassageWords beginning() {
        return new PassageWords(position, title, beginning(body, BEGINNING), "");
    }
}
