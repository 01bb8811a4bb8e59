package io.riffbook.reading.documents.word;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.documents.HeadedText;
import io.riffbook.reading.documents.XmlNode;
import io.riffbook.reading.documents.XmlReading;
import io.riffbook.reading.documents.word.WordLists.Marks;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The running text of a Word document: paragraphs, lists, tables, text boxes, footnotes at the end of their passage.
/// Headers, footers, comments and the table of contents are left out.
final class WordText {

    /// Columns that one cell may span.
    private static final int WIDEST = 60;
    private static final int DEEPEST_TABLE = 8;

    private final WordParts parts;
    private final WordStyles styles;
    private final WordLists lists;
    private final Map<String, XmlNode> notes = new HashMap<>();
    private final HeadedText text = new HeadedText(MarkdownText::new);
    private long length;

    private WordText(WordParts parts) throws IOException {
        this.parts = parts;
        this.styles = new WordStyles(parts.part("styles"));
        this.lists = new WordLists(parts.part("numbering"));
        for (String kind : List.of("footnote", "endnote")) {
            parts.part(kind + "s").stream().flatMap(all -> all.all(kind))
                    .forEach(note -> notes.put(kind + " " + note.attribute("id"), note));
        }
    }

    static List<FoundPassage> of(WordParts parts) throws IOException {
        var word = new WordText(parts);
        try (XmlReading xml = parts.text()) {
            while (xml.next()) {
                switch (xml.name()) {
                    case "p", "tbl", "sdt", "AlternateContent" -> word.block(xml.node(), 0);
                    case "del", "moveFrom", "sectPr" -> xml.node();
                    default -> {
                        // What wraps blocks is opened, one element after the other.
                    }
                }
            }
        }
        return word.text.passages();
    }

    private void blocks(XmlNode parent, int depth) {
        parent.children().forEach(child -> block(child, depth));
    }

    private void block(XmlNode node, int depth) {
        switch (node.name()) {
            case "p" -> paragraph(node);
            case "tbl" -> table(node, depth);
            case "sdt" -> {
                if (!isContents(node)) {
                    blocks(node, depth);
                }
            }
            case "", "del", "moveFrom", "Fallback", "sdtPr", "sdtEndPr", "tcPr", "trPr", "tblPr", "sectPr" -> {
                // Words are in paragraphs only.
            }
            default -> blocks(node, depth);
        }
    }

    private static boolean isContents(XmlNode content) {
        return content.first("sdtPr").flatMap(properties -> properties.first("docPartObj"))
                .filter(part -> part.value("docPartGallery").equals("Table of Contents")).isPresent();
    }

    private void paragraph(XmlNode node) {
        Optional<XmlNode> properties = node.first("pPr");
        String style = properties.map(p -> p.value("pStyle")).orElse("");
        if (styles.isContents(style)) {
            return;
        }
        // A heading's own links and pictures belong to the passage that it opens.
        var aside = new PassageDraft(new MarkdownText());
        ParagraphWords found = ParagraphWords.of(node, parts, aside);
        String words = found.words();
        length += words.length();
        if (length > Limits.ALL_TEXT / 2) {
            throw UnreadableDeck.tooLarge("it has more text than a deck has");
        }
        int level = level(properties, style);
        if (!words.isBlank() && (level > 0 || styles.isTitle(style))) {
            text.heading(level > 0 ? level : HeadedText.TITLE, words);
        } else if (!words.isBlank()) {
            add(words, properties, style);
        }
        text.draft().add(aside);
        found.frames().forEach(frame -> blocks(frame, 0));
        found.footnotes().forEach(this::footnote);
    }

    private int level(Optional<XmlNode> properties, String style) {
        String own = properties.map(p -> p.value("outlineLvl")).orElse("");
        return own.isEmpty() ? styles.headingLevel(style) : WordStyles.headingLevelOf(own);
    }

    private void add(String words, Optional<XmlNode> properties, String style) {
        Optional<XmlNode> ownList = properties.flatMap(p -> p.first("numPr"));
        Optional<XmlNode> styled = styles.list(style);
        String list = ownList.map(l -> l.value("numId")).filter(id -> !id.isEmpty())
                .or(() -> styled.map(l -> l.value("numId"))).orElse("");
        String depth = ownList.map(l -> l.value("ilvl")).filter(l -> !l.isEmpty())
                .or(() -> styled.map(l -> l.value("ilvl"))).filter(l -> l.matches("\\d")).orElse("0");
        int level = Integer.parseInt(depth);
        Marks marks = lists.marks(list, level);
        if (marks == Marks.NONE) {
            text.draft().text().paragraph(words);
        } else {
            text.draft().text().item(level, marks == Marks.NUMBERS, words);
        }
    }

    private void footnote(String reference) {
        XmlNode note = notes.get(reference);
        if (note != null) {
            PassageDraft draft = text.draft();
            draft.footnote(plain(note, draft, 0));
        }
    }

    /// A table of one column is a frame, and what is in it is text like any other.
    private void table(XmlNode table, int depth) {
        List<XmlNode> rows = inside(table, "tr");
        if (depth < DEEPEST_TABLE && rows.stream().allMatch(row -> inside(row, "tc").size() <= 1)) {
            rows.forEach(row -> inside(row, "tc").forEach(cell -> blocks(cell, depth + 1)));
            return;
        }
        PassageDraft draft = text.draft();
        List<List<String>> words = new ArrayList<>();
        for (XmlNode row : rows) {
            List<String> cells = new ArrayList<>();
            for (XmlNode cell : inside(row, "tc")) {
                Optional<XmlNode> properties = cell.first("tcPr");
                boolean goesOn = properties.flatMap(p -> p.first("vMerge"))
                        .filter(merge -> !merge.attribute("val").equals("restart")).isPresent();
                cells.add(goesOn ? "" : plain(cell, draft, depth));
                String span = properties.map(p -> p.value("gridSpan")).orElse("");
                int columns = span.matches("\\d{1,2}") ? Math.min(WIDEST, Integer.parseInt(span)) : 1;
                for (int i = 1; i < columns; i++) {
                    cells.add("");
                }
            }
            words.add(cells);
        }
        draft.text().table(words);
    }

    /// The words of all paragraphs below, however they are nested, on one line.
    private String plain(XmlNode parent, PassageDraft draft, int depth) {
        List<String> words = new ArrayList<>();
        for (XmlNode child : parent.children()) {
            if (child.is("p")) {
                ParagraphWords found = ParagraphWords.of(child, parts, draft);
                words.add(found.words().replace('\n', ' '));
                if (depth < DEEPEST_TABLE) {
                    found.frames().forEach(frame -> words.add(plain(frame, draft, depth + 1)));
                    found.footnotes().forEach(this::footnote);
                }
            } else if (!child.isWords() && !child.is("del") && !child.is("moveFrom") && !child.is("Fallback")) {
                words.add(plain(child, draft, depth));
            }
        }
        words.removeIf(String::isBlank);
        String line = String.join(" ", words);
        length += line.length();
        return line;
    }

    /// Rows or cells, also those that something is wrapped around.
    private static List<XmlNode> inside(XmlNode parent, String name) {
        List<XmlNode> found = new ArrayList<>();
        for (XmlNode child : parent.children()) {
            if (child.is(name)) {
                found.add(child);
            } else if (child.is("sdt") || child.is("sdtContent") || child.is("customXml") || child.is("ins")) {
                found.addAll(inside(child, name));
            }
        }
        return found;
    }
}
