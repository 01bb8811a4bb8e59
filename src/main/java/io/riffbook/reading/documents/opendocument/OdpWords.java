package io.riffbook.reading.documents.opendocument;

import io.riffbook.reading.documents.XmlNode;
import io.riffbook.reading.passage.PassageDraft;

/// The words of one paragraph, without the fields that say the same on every page.
final class OdpWords {

    private static final int MOST_BLANKS = 100;

    private final PassageDraft draft;
    private final StringBuilder words = new StringBuilder();

    private OdpWords(PassageDraft draft) {
        this.draft = draft;
    }

    /// @param draft gets the links
    static String of(XmlNode paragraph, PassageDraft draft) {
        var found = new OdpWords(draft);
        found.addAll(paragraph);
        return found.words.toString().replaceAll("[ \\t]+", " ").strip();
    }

    private void addAll(XmlNode parent) {
        parent.children().forEach(this::add);
    }

    private void add(XmlNode node) {
        switch (node.name()) {
            // Line feeds within the XML are blanks.
            case "" -> words.append(node.text().replaceAll("\\s+", " "));
            case "s" -> words.append(" ".repeat(blanks(node.attribute("c"))));
            case "tab" -> words.append(' ');
            case "line-break" -> words.append('\n');
            case "a" -> {
                int start = words.length();
                addAll(node);
                draft.link(words.substring(start), node.attribute("href"));
            }
            case "page-number", "page-count", "date", "time", "footer", "header", "date-time", "annotation",
                    "annotation-end", "ruby-text" -> {
                // The same on every page, or what somebody said about it.
            }
            default -> addAll(node);
        }
    }

    private static int blanks(String count) {
        return count.matches("\\d{1,3}") ? Math.min(MOST_BLANKS, Integer.parseInt(count)) : 1;
    }
}
