package io.riffbook.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Makes passages out of found text: bounded, one form of white space, with their hash.
final class PassageText {

    private PassageText() {}

    /// @param title may be blank: then it is the first line of the body that has words, or "Slide n"
    /// @param pictures hashes of the pictures on the slide, in any order
    static ReadPassage passage(int position, String title, String body, String notes, boolean hidden,
            List<String> pictures) {
        String heading = line(title);
        String rest = body;
        if (heading.isBlank()) {
            heading = firstLine(body);
            rest = withoutFirst(body, heading);
        }
        if (heading.isBlank()) {
            heading = "Slide " + position;
        }
        String text = cut(tidy(rest));
        String said = cut(tidy(notes));
        boolean truncated = rest.strip().length() > Limits.TEXT || notes.strip().length() > Limits.TEXT;
        return new ReadPassage(position, heading, text, said, hidden, truncated, Optional.empty(),
                hash(heading.equals("Slide " + position) ? "" : heading, text, said, pictures));
    }

    /// One line of at most so many characters as a title may have, ending at a word.
    static String line(String text) {
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

    private static String firstLine(String body) {
        return body.lines().limit(50).map(Markdown::toText).map(PassageText::line)
                .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit)).findFirst().orElse("");
    }

    /// A first paragraph that became the title need not be said twice, unless there is nothing else to say.
    private static String withoutFirst(String body, String heading) {
        String text = body.stripLeading();
        int end = text.indexOf("\n\n");
        String first = end < 0 ? text : text.substring(0, end);
        boolean paragraph = first.length() <= 2 * Limits.TITLE && first.lines().count() == 1
                && !first.matches("(?:[-+*>|#]|\\d+[.)]\\s).*");
        String others = text.substring(first.length());
        return paragraph && !others.isBlank() && line(Markdown.toText(first)).equals(heading) ? others : body;
    }

    private static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").stripTrailing().replaceFirst("^\\n+",
                "");
    }

    private static String cut(String text) {
        return text.length() <= Limits.TEXT ? text : text.substring(0, wholeCharacters(text, Limits.TEXT));
    }

    private static int wholeCharacters(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }

    private static String hash(String title, String body, String notes, List<String> pictures) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(title, body, notes, String.join(",", pictures.stream().sorted().toList()))) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) ':');
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
