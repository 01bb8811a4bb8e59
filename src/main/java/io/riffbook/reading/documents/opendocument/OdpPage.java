package io.riffbook.reading.documents.opendocument;

import io.riffbook.reading.Limits;
import io.riffbook.reading.documents.XmlNode;
import io.riffbook.reading.passage.ContentDigest;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// One page of an OpenDocument presentation.
final class OdpPage {

    /// Columns or rows that one cell may stand for.
    private static final int MOST_REPEATED = 60;

    private final OdpStyles styles;
    private final UnaryOperator<String> hashes;
    private final PassageDraft draft = new PassageDraft(new MarkdownText());
    private MarkdownText text = draft.text();

    private OdpPage(OdpStyles styles, UnaryOperator<String> hashes) {
        this.styles = styles;
        this.hashes = hashes;
    }

    /// @param page `draw:page`
    /// @param hashes of pictures by their names
    static FoundPassage of(XmlNode page, OdpStyles styles, UnaryOperator<String> hashes) {
        var read = new OdpPage(styles, hashes);
        read.shapes(page, 0);
        if (styles.isHidden(page)) {
            read.draft.hide();
        }
        return read.draft.found();
    }

    private void shapes(XmlNode parent, int depth) {
        parent.children().forEach(child -> shape(child, depth));
    }

    private void shape(XmlNode node, int depth) {
        switch (node.name()) {
            case "", "page-thumbnail", "forms", "animations", "par", "event-listeners", "glue-point",
                    "enhanced-geometry", "annotation" -> {
                // No words in them that are shown.
            }
            case "title", "desc" -> draft.altText(node.allText());
            case "p", "h" -> paragraph(node);
            case "list" -> list(node, node.attribute("style-name"), 0);
            case "table" -> text.table(rows(node));
            case "notes" -> notes(node);
            case "image" -> picture(node);
            case "a" -> {
                shapes(node, depth + 1);
                draft.link("", node.attribute("href"));
            }
            default -> framed(node, depth);
        }
    }

    private void framed(XmlNode node, int depth) {
        switch (node.attribute("presentation", "class")) {
            case "page-number", "date-time", "footer", "header", "page" -> {
                // The same on every page.
            }
            case "title" -> title(node);
            default -> {
                if (depth <= Limits.NESTING) {
                    shapes(node, depth + 1);
                    text.endBlock();
                }
            }
        }
    }

    private void title(XmlNode frame) {
        List<XmlNode> paragraphs = new ArrayList<>(frame.below("p"));
        paragraphs.addAll(frame.below("h"));
        String words = paragraphs.stream().map(p -> OdpWords.of(p, draft)).filter(w -> !w.isBlank())
                .collect(Collectors.joining(" "));
        if (draft.title().isBlank()) {
            draft.title(words);
        } else {
            text.paragraph(words);
        }
    }

    private void paragraph(XmlNode node) {
        String words = OdpWords.of(node, draft);
        if (!words.isBlank()) {
            text.paragraph(words);
        }
        node.below("image").forEach(this::picture);
    }

    private void list(XmlNode list, String style, int level) {
        for (XmlNode item : list.children()) {
            for (XmlNode block : item.children()) {
                if (block.is("p") || block.is("h")) {
                    String words = OdpWords.of(block, draft);
                    if (!words.isBlank()) {
                        item(item, style, level, words);
                    }
                } else if (block.is("list") && level <= Limits.NESTING) {
                    String own = block.attribute("style-name");
                    list(block, own.isEmpty() ? style : own, level + 1);
                }
            }
        }
    }

    private void item(XmlNode item, String style, int level, String words) {
        if (item.is("list-header")) {
            text.paragraph(words);
        } else {
            text.item(level, styles.isNumbered(style, level), words);
        }
    }

    private void notes(XmlNode notes) {
        MarkdownText body = text;
        text = new MarkdownText();
        shapes(notes, 1);
        draft.note(text.toString());
        text = body;
    }

    private void picture(XmlNode image) {
        String name = image.attribute("href");
        if (!name.isEmpty()) {
            draft.picture(hashes.apply(name.startsWith("./") ? name.substring(2) : name));
        }
        // A single XML file has its pictures in itself.
        image.all("binary-data").forEach(data -> draft.picture(ContentDigest.of(data.allText())));
    }

    private List<List<String>> rows(XmlNode table) {
        List<List<String>> rows = new ArrayList<>();
        for (XmlNode row : table.below("table-row")) {
            List<String> cells = new ArrayList<>();
            for (XmlNode cell : row.children()) {
                if (cell.is("table-cell") || cell.is("covered-table-cell")) {
                    String words = cell.is("table-cell") ? plain(cell) : "";
                    String repeated = cell.attribute("number-columns-repeated");
                    int times = repeated.matches("\\d{1,3}") ? Integer.parseInt(repeated) : 1;
                    for (int i = 0; i < times && cells.size() < MOST_REPEATED; i++) {
                        cells.add(words);
                    }
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    private String plain(XmlNode cell) {
        return cell.below("p").stream().map(p -> OdpWords.of(p, draft)).filter(words -> !words.isBlank())
                .collect(Collectors.joining(" "));
    }
}
