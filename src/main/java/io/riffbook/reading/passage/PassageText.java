package io.riffbook.reading.passage;

import io.riffbook.reading.Limits;

/// Found text in one form.
public final class PassageText {

    private PassageText() {}

    /// One line of at most so many characters as a title may have, ending at a word.
    public static String line(String text) {
        String line = text.codePoints().limit(4L * Limits.TITLE)
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == 0xA0 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .replaceAll(" {2,}", " ").strip();
        if (line.length() <= Limits.TITLE) {
            return line;
        }
        int end = line.lastIndexOf(' ', Limits.TITLE - 2);
        return line.substring(0, end > Limits.TITLE / 2 ? end : wholeCharacters(line, Limits.TITLE - 2)) + " …";
    }

    /// The last part of a file's name without its ending: the last resort for a title.
    public static String stem(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = line(dot > 0 ? last.substring(0, dot) : last);
        return stem.isBlank() ? "Untitled deck" : stem;
    }

    static int wholeCharacters(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
}
