package io.riffbook.reading.documents.pdf;

import java.util.regex.Pattern;

/// How items of a list begin where nothing but their look says so.
final class Bullets {

    /// With the places that symbol fonts have in Unicode's private area.
    private static final String MARK = "[•◦▪▫‣⁃∙·●○■□◆◇►▶▸➢➤➔→✓✔✗✘❖»›–—\\-*\\uE000-\\uF8FF]";
    private static final String NUMBER = "(?:\\d{1,3}|[a-zA-Z])[.)]|\\(\\d{1,3}\\)";
    private static final Pattern BULLET = Pattern
            .compile(MARK + "\\s+(?=\\S)|[•◦▪▫●○■□➢➤✓✔❖\\uE000-\\uF8FF](?=\\p{L})");
    private static final Pattern NUMBERED = Pattern.compile("(?:" + NUMBER + ")\\s+(?=\\S)");
    private static final Pattern ALONE = Pattern.compile(MARK + "|o|" + NUMBER);
    /// Word's bullet of the second level is a letter.
    private static final Pattern LETTER = Pattern.compile("o\\s+(?=\\S)");

    private Bullets() {}

    /// What a line begins with.
    ///
    /// @param length characters that the mark takes; 0 if the line begins no item
    record Mark(int length, boolean numbered) {
        static final Mark NONE = new Mark(0, false);
    }

    /// Looks at the start of a line.
    ///
    /// @param inList the line before belongs to an item
    static Mark of(String line, boolean inList) {
        var bullet = BULLET.matcher(line);
        if (bullet.lookingAt()) {
            return new Mark(bullet.end(), false);
        }
        var number = NUMBERED.matcher(line);
        if (number.lookingAt()) {
            return new Mark(number.end(), true);
        }
        var letter = LETTER.matcher(line);
        return inList && letter.lookingAt() ? new Mark(letter.end(), false) : Mark.NONE;
    }

    /// Nothing but a mark: the item's words stand further right.
    static boolean isMark(String word) {
        return ALONE.matcher(word).matches();
    }
}
