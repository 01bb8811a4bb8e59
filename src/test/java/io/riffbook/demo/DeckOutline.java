package io.riffbook.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The master deck as its Markdown tells it: slides with a title, blocks and speaker notes.
///
/// Reads only the Markdown that the demo deck is written in (headings, paragraphs, flat lists, tables, one quotation,
/// notes in a comment); it is no general reader.
record DeckOutline(List<Slide> slides) {

    private static final Pattern SLIDE_BREAK = Pattern.compile("(?m)^---$");
    private static final Pattern NOTES = Pattern.compile("(?s)<!--(.*?)-->");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
    private static final Pattern QUOTE_MARK = Pattern.compile("(?m)^> ?");
    private static final Pattern TABLE_RULE = Pattern.compile("(\\|\\s*-+\\s*)+\\|");
    private static final Pattern HEADING = Pattern.compile("#{1,2} ");

    /// One slide. Without notes in the Markdown, `notes` is empty.
    record Slide(String title, List<Block> blocks, String notes) {}

    sealed interface Block {}

    record Paragraph(String text) implements Block {}

    record Bullets(List<String> items) implements Block {}

    record Steps(List<String> items) implements Block {}

    record Quotation(String text, String speaker) implements Block {}

    /// A table; the first row is its header, and all rows have the same number of cells.
    record Table(List<List<String>> rows) implements Block {

        boolean isShares() {
            return rows.getFirst().size() == 2 && rows.stream().skip(1).allMatch(row -> row.getLast().endsWith("%"));
        }
    }

    static DeckOutline parse(String markdown) {
        return new DeckOutline(SLIDE_BREAK.splitAsStream(markdown).map(DeckOutline::slide).toList());
    }

    private static Slide slide(String markdown) {
        var notes = NOTES.matcher(markdown);
        String spoken = notes.find() ? paragraphs(notes.group(1)) : "";
        List<String> parts = BLANK_LINES.splitAsStream(notes.replaceAll("")).map(String::strip)
                .filter(part -> !part.isEmpty()).toList();
        String title = HEADING.matcher(parts.getFirst()).replaceFirst("");
        return new Slide(title, parts.stream().skip(1).map(DeckOutline::block).toList(), spoken);
    }

    private static Block block(String part) {
        if (part.startsWith("|")) {
            return new Table(
                    part.lines().filter(line -> !TABLE_RULE.matcher(line).matches()).map(DeckOutline::cells).toList());
        }
        if (part.startsWith("- ")) {
            return new Bullets(items(part, "- "));
        }
        if (part.startsWith("1. ")) {
            return new Steps(items(part, "\\d+\\. "));
        }
        if (part.startsWith("> ")) {
            String[] said = QUOTE_MARK.matcher(part).replaceAll("").split("\n\n", 2);
            return new Quotation(unwrap(said[0]), unwrap(said[1]));
        }
        return new Paragraph(unwrap(part));
    }

    private static List<String> cells(String line) {
        String inner = line.strip().substring(1, line.strip().length() - 1);
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> items(String part, String marker) {
        List<String> items = new ArrayList<>();
        for (String item : part.split("(?m)^" + marker, -1)) {
            if (!item.isBlank()) {
                items.add(unwrap(item));
            }
        }
        return List.copyOf(items);
    }

    private static String paragraphs(String text) {
        return BLANK_LINES.splitAsStream(text.strip()).map(DeckOutline::unwrap).collect(Collectors.joining("\n"));
    }

    private static String unwrap(String text) {
        return text.strip().replaceAll("\\s*\\n\\s*", " ");
    }
}
