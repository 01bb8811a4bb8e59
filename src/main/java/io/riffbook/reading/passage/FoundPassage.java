package io.riffbook.reading.passage;

import io.riffbook.reading.Limits;
import io.riffbook.reading.Link;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.PassageContent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What was found on a slide, a page or in a section, as it was found: neither bounded nor tidied yet.
///
/// @param title may be blank: then it is the first line of the body that has words, or "Slide n"
/// @param links those that don't lead to the web are left out
/// @param pictures hashes of the pictures, in any order
public record FoundPassage(String title, String body, String notes, List<Link> links, List<String> altTexts,
        String section, boolean hidden, List<String> pictures) {

    public FoundPassage {
        links = List.copyOf(links);
        altTexts = List.copyOf(altTexts);
        pictures = List.copyOf(pictures);
    }

    /// Words only.
    public static FoundPassage of(String title, String body, String notes) {
        return new FoundPassage(title, body, notes, List.of(), List.of(), "", false, List.of());
    }

    /// The same, in a part of the deck.
    public FoundPassage in(String part) {
        return new FoundPassage(title, body, notes, links, altTexts, part, hidden, pictures);
    }

    /// Bounded, with one form of white space, with its hash; its language is not told yet.
    public PassageContent at(int position) {
        String heading = PassageText.line(title);
        String rest = body;
        if (heading.isBlank()) {
            heading = firstLine(body);
            rest = withoutFirst(body, heading);
        }
        String unnamed = "Slide " + position;
        if (heading.isBlank()) {
            heading = unnamed;
        }
        String text = cut(tidy(rest), Limits.TEXT);
        String said = cut(tidy(notes), Limits.TEXT);
        boolean truncated = rest.strip().length() > Limits.TEXT || notes.strip().length() > Limits.TEXT;
        List<Link> kept = links.stream().distinct().limit(Limits.LINKS).toList();
        List<String> shown = altTexts.stream().map(String::strip).filter(words -> !words.isEmpty()).distinct()
                .limit(Limits.ALT_TEXTS).map(words -> cut(words, Limits.ALT_TEXT)).toList();
        return new PassageContent(heading, text, said, kept, shown, PassageText.line(section), "", hidden, truncated,
                hash(heading.equals(unnamed) ? "" : heading, text, said, kept));
    }

    private static String firstLine(String body) {
        // A row without its table is just words between bars.
        return body.lines().limit(50).map(line -> line.startsWith("|") ? line.replace('|', ' ') : line)
                .map(Markdown::toText).map(PassageText::line)
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
        return paragraph && !others.isBlank() && PassageText.line(Markdown.toText(first)).equals(heading)
                ? others
                : body;
    }

    private static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").stripTrailing().replaceFirst("^\\n+",
                "");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, PassageText.wholeCharacters(text, longest));
    }

    private String hash(String heading, String text, String said, List<Link> kept) {
        String addresses = String.join(" ", kept.stream().map(Link::address).sorted().toList());
        String shown = String.join(",", pictures.stream().sorted().toList());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.of(heading, text, said, shown, addresses).map(part -> part.getBytes(StandardCharsets.UTF_8))
                    .forEach(bytes -> {
                        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) ':');
                        digest.update(bytes);
                    });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
