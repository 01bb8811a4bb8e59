package io.riffbook.reading.documents.word;

import io.riffbook.reading.documents.XmlNode;
import io.riffbook.reading.passage.PassageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of one paragraph as its readers see them: without what was deleted or is hidden, and with what was
/// inserted. What stands in frames beside it is collected apart.
final class ParagraphWords {

    private static final Pattern HYPERLINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]+)\".*", Pattern.DOTALL);

    private final WordParts parts;
    private final PassageDraft draft;
    private final StringBuilder words = new StringBuilder();
    private final List<XmlNode> frames = new ArrayList<>();
    private final List<String> footnotes = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    /// A field that has begun: first its instruction, then what it shows.
    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        private int start = -1;
    }

    private ParagraphWords(WordParts parts, PassageDraft draft) {
        this.parts = parts;
        this.draft = draft;
    }

    /// @param draft gets the links and pictures
    static ParagraphWords of(XmlNode paragraph, WordParts parts, PassageDraft draft) {
        var found = new ParagraphWords(parts, draft);
        found.addAll(paragraph);
        return found;
    }

    /// Line feeds stand for line breaks.
    String words() {
        return words.toString().replaceAll("[ \\t]+", " ").strip();
    }

    /// The contents of text boxes.
    List<XmlNode> frames() {
        return frames;
    }

    /// The ids of the notes that are referred to, each with its kind before it.
    List<String> footnotes() {
        return footnotes;
    }

    private void addAll(XmlNode parent) {
        parent.children().forEach(this::add);
    }

    private void add(XmlNode node) {
        switch (node.name()) {
            case "t" -> show(node.allText());
            case "tab", "ptab" -> show("\t");
            case "br", "cr" -> show("\n");
            case "noBreakHyphen" -> show("-");
            case "sym" -> show("");
            case "r" -> {
                if (node.first("rPr").flatMap(run -> run.first("vanish")).filter(ParagraphWords::isOn).isEmpty()) {
                    addAll(node);
                }
            }
            case "hyperlink" -> {
                int start = words.length();
                addAll(node);
                draft.link(words.substring(Math.min(start, words.length())), parts.address(node.attribute("id")));
            }
            case "fldSimple" -> {
                int start = words.length();
                addAll(node);
                link(node.attribute("instr"), start);
            }
            case "fldChar" -> field(node.attribute("fldCharType"));
            case "instrText" -> {
                if (!fields.isEmpty()) {
                    fields.getLast().instruction.append(node.allText());
                }
            }
            case "footnoteReference", "endnoteReference" ->
                footnotes.add(node.name().substring(0, node.name().indexOf("Ref")) + " " + node.attribute("id"));
            case "docPr" -> {
                draft.altText(node.attribute("descr"));
                node.first("hlinkClick").ifPresent(
                        link -> draft.link(node.attribute("descr"), parts.address(link.attribute("id"))));
            }
            case "blip" -> draft.picture(parts.hash(node.attribute("embed")));
            case "imagedata" -> draft.picture(parts.hash(node.attribute("officeDocument", "id")));
            case "txbxContent" -> frames.add(node);
            case "del", "moveFrom", "Fallback", "pPr", "rPr", "annotationRef", "commentReference", "footnoteRef",
                    "endnoteRef" -> {
                // Deleted, doubled for old programs, or a matter of looks.
            }
            default -> addAll(node);
        }
    }

    private static boolean isOn(XmlNode toggle) {
        return !toggle.attribute("val").matches("0|false|off");
    }

    /// Instructions are no words, nor is what an instruction is nested into.
    private void show(String text) {
        if (fields.isEmpty() || fields.stream().allMatch(field -> field.start >= 0)) {
            words.append(text);
        }
    }

    private void field(String mark) {
        switch (mark) {
            case "begin" -> fields.add(new Field());
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.getLast().start = words.length();
                }
            }
            default -> {
                if (!fields.isEmpty()) {
                    Field ended = fields.removeLast();
                    link(ended.instruction.toString(), ended.start);
                }
            }
        }
    }

    private void link(String instruction, int start) {
        Matcher link = HYPERLINK.matcher(instruction);
        if (start >= 0 && link.matches()) {
            draft.link(words.substring(Math.min(start, words.length())), link.group(1));
        }
    }
}
