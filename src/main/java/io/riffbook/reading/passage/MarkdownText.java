package io.riffbook.reading.passage;

import io.riffbook.reading.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes Markdown out of plain words: what means something to Markdown by accident is escaped.
public final class MarkdownText {

    private static final Pattern SPECIAL = Pattern
            .compile("[\\\\`*\\[\\]<~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=#?\\w{1,32};)");
    private static final Pattern LINE_START = Pattern.compile("^(?:(#{1,6}(?=\\s|$)|>|[-+=](?=\\s|$)|-{2,}|={2,}|\\|)"
            + "|(\\d{1,9})([.)])(?=\\s|$))");

    private final StringBuilder out = new StringBuilder();
    /// Where the text of each open list item starts.
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final boolean marked;

    public MarkdownText() {
        this(false);
    }

    private MarkdownText(boolean marked) {
        this.marked = marked;
    }

    /// Writes words that bring their inline marks with them (emphasis, code): all else in them is [#escaped] already.
    public static MarkdownText ofMarkedWords() {
        return new MarkdownText(true);
    }

    /// Words that mean nothing to Markdown within a line.
    public static String escaped(String words) {
        return SPECIAL.matcher(words).replaceAll("\\\\$0");
    }

    /// A paragraph of its own; line feeds in it stay line breaks.
    public void paragraph(String words) {
        endBlock();
        out.append(lines(words, ""));
        endBlock();
    }

    /// An item of a list. A level that has no item above it counts as the next one below the last.
    ///
    /// @param level from 0
    public void item(int level, boolean numbered, String words) {
        int depth = Math.clamp(level, 0, Math.min(offsets.size(), Limits.NESTING));
        if (offsets.isEmpty()) {
            endBlock();
        } else {
            out.append('\n');
        }
        while (offsets.size() > depth) {
            offsets.removeLast();
        }
        while (numbers.size() > depth + 1) {
            numbers.removeLast();
        }
        if (numbers.size() == depth) {
            numbers.add(0);
        }
        int number = numbered ? numbers.get(depth) + 1 : 0;
        numbers.set(depth, number);
        int indent = offsets.isEmpty() ? 0 : offsets.getLast();
        String marker = numbered ? number + ". " : "- ";
        offsets.add(indent + marker.length());
        out.append(" ".repeat(indent)).append(marker).append(lines(words, " ".repeat(indent + marker.length())));
    }

    /// A table whose first row is its head. Rows may differ in length.
    public void table(List<List<String>> rows) {
        endBlock();
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0 || rows.stream().flatMap(List::stream).allMatch(String::isBlank)) {
            return;
        }
        row(rows.getFirst(), columns);
        out.append("|").append(" --- |".repeat(columns)).append('\n');
        rows.stream().skip(1).forEach(row -> row(row, columns));
        endBlock();
    }

    /// A heading within the passage.
    ///
    /// @param level from 1
    public void heading(int level, String words) {
        String line = inline(words).replaceAll("\\s+", " ").strip();
        if (!line.isEmpty()) {
            endBlock();
            out.append("#".repeat(Math.clamp(level, 1, 6))).append(' ').append(line);
            endBlock();
        }
    }

    /// Code, as it stands.
    ///
    /// @param language may be empty
    public void code(String language, String lines) {
        if (lines.isBlank()) {
            return;
        }
        String fence = "```";
        while (lines.contains(fence)) {
            fence += "`";
        }
        endBlock();
        out.append(fence).append(language).append('\n').append(lines.stripTrailing()).append('\n').append(fence);
        endBlock();
    }

    /// Whole blocks that are Markdown already.
    public void blocks(String markdown) {
        if (!markdown.isBlank()) {
            endBlock();
            out.append(markdown.strip());
            endBlock();
        }
    }

    /// What follows is another block.
    public void endBlock() {
        offsets.clear();
        numbers.clear();
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '\n') {
            out.setLength(out.length() - 1);
        }
        if (!out.isEmpty()) {
            out.append("\n\n");
        }
    }

    @Override
    public String toString() {
        return out.toString().strip();
    }

    private void row(List<String> cells, int columns) {
        out.append('|');
        for (int column = 0; column < columns; column++) {
            String cell = column < cells.size() ? cells.get(column) : "";
            out.append(' ').append(inline(cell).replace("|", "\\|").replaceAll("\\s+", " ").strip()).append(" |");
        }
        out.append('\n');
    }

    private String lines(String words, String indent) {
        var text = new StringBuilder();
        for (String line : words.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append("\\\n").append(indent);
            }
            text.append(lineStart(inline(line.strip())));
        }
        return text.toString();
    }

    private String inline(String words) {
        return marked ? words : escaped(words);
    }

    private static String lineStart(String line) {
        return LINE_START.matcher(line).replaceFirst(
                found -> found.group(1) != null
                        ? "\\\\" + java.util.regex.Matcher.quoteReplacement(found.group(1))
                        : found.group(2) + "\\\\" + found.group(3));
    }
}
