package io.riffbook.reading.worker;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.markdown.MarkdownDeck;
import io.riffbook.reading.passage.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells kinds of text apart by how they begin.
final class TextType {

    /// Bytes that are looked at.
    private static final int START = 256 * 1024;
    private static final Pattern XML = Pattern.compile("\\s*<\\?xml\\b[^>]*>");
    private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype\\s+html|(?:html|head|body)[\\s>])");
    private static final Pattern FLAT = Pattern.compile("(?s)<office:document\\b[^>]*");
    private static final Pattern PRESENTATION = Pattern
            .compile("mimetype=[\"']application/vnd\\.oasis\\.opendocument\\.presentation");

    private TextType() {}

    /// Empty if the content leaves it open. A Markdown deck may have any HTML in it but that which only a whole page
    /// begins with.
    static Optional<DeckFormat> of(Path file) throws IOException {
        String text = TextFile.start(file, START);
        String root = behindComments(behind(XML, text));
        if (HTML.matcher(root).lookingAt()) {
            return Optional.of(DeckFormat.HTML);
        }
        var flat = FLAT.matcher(root);
        if (flat.lookingAt() && PRESENTATION.matcher(flat.group()).find()) {
            return Optional.of(DeckFormat.FODP);
        }
        return MarkdownDeck.isLikely(text) ? Optional.of(DeckFormat.MARKDOWN) : Optional.empty();
    }

    private static String behind(Pattern begins, String text) {
        var found = begins.matcher(text);
        return found.lookingAt() ? text.substring(found.end()) : text;
    }

    private static String behindComments(String text) {
        String rest = text.stripLeading();
        while (rest.startsWith("<!--")) {
            int end = rest.indexOf("-->");
            rest = end < 0 ? "" : rest.substring(end + 3).stripLeading();
        }
        return rest;
    }
}
