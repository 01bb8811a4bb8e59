package io.riffbook.content.proposals;

import io.riffbook.content.proposals.Sentence.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes Markdown apart into sentences that know what they stand under. Addresses and tags are no words.
final class Sentences {
    private static final Pattern NO_WORDS = Pattern
            .compile("\\]\\([^)\\s]{0,2000}\\)|https?://\\S+|www\\.\\S+|\\S{1,64}@\\S{1,255}|<[^<>]{1,200}>");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+•–]|\\d{1,3}[.)])\\s+");
    private static final Pattern QUOTE = Pattern.compile("\\s*>\\s?");
    private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}\\s+");
    private static final Pattern ROW = Pattern.compile("\\s*\\|.*");
    private static final Pattern RULER = Pattern.compile("[\\s|:-]+");
    private static final Pattern END = Pattern.compile("[.!?…][\"”’»)*_]{0,4}(?:\\s+|$)");
    private static final Pattern LABEL = Pattern.compile("[\\s*_]{0,4}([^:.!?\\n]{2,60}?)[*_]{0,3}:[*_]{0,3}\\s.*",
            Pattern.DOTALL);
    private static final Set<String> ABBREVIATIONS = Set.of("vs", "e.g", "i.e", "approx", "incl", "no", "dr", "mr",
            "ms",
            "mrs", "st", "etc", "ca", "min", "max");

    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();
    private String heading = "";
    private String lead = "";
    private List<Cell> columns = List.of();
    private Form form = Form.PARAGRAPH;
    private int from = -1;
    private int to = -1;

    private Sentences(String text) {
        this.text = text;
    }

    static List<Sentence> of(String markdown) {
        Sentences all = new Sentences(
                NO_WORDS.matcher(markdown).replaceAll(found -> " ".repeat(found.group().length())));
        all.read();
        return List.copyOf(all.sentences);
    }

    private void read() {
        int start = 0;
        for (String line : text.split("\n", -1)) {
            line(line, start);
            start += line.length() + 1;
        }
        flush();
    }

    private void line(String line, int start) {
        Matcher item = ITEM.matcher(line);
        Matcher quote = QUOTE.matcher(line);
        Matcher title = HEADING.matcher(line);
        if (!ROW.matcher(line).matches()) {
            columns = List.of();
        }
        if (line.isBlank()) {
            flush();
        } else if (ROW.matcher(line).matches()) {
            flush();
            row(line, start);
        } else if (title.lookingAt()) {
            flush();
            lead = "";
            open(Form.HEADING, start + title.end(), start + line.length());
            flush();
        } else if (quote.lookingAt()) {
            if (form != Form.QUOTE) {
                flush();
            }
            open(Form.QUOTE, start + quote.end(), start + line.length());
        } else if (item.lookingAt()) {
            flush();
            open(Form.ITEM, start + item.end(), start + line.length());
        } else {
            open(from < 0 ? Form.PARAGRAPH : form, start, start + line.length());
        }
    }

    /// Begins a block, or goes on with the one that is open.
    private void open(Form kind, int start, int end) {
        if (from < 0) {
            form = kind;
            from = start;
        }
        to = end;
    }

    private void flush() {
        if (from >= 0 && from < to) {
            block(text.substring(from, to), from);
        }
        from = -1;
    }

    private void block(String block, int start) {
        if (form == Form.HEADING) {
            heading = block;
            split(block, start, block, "");
            return;
        }
        if (form != Form.ITEM) {
            lead = "";
        }
        Matcher label = LABEL.matcher(block);
        split(block, start, block, label.matches() ? label.group(1) : lead.isEmpty() ? heading : lead);
        if (form != Form.ITEM && block.stripTrailing().endsWith(":")) {
            lead = block.strip();
        }
    }

    private void split(String block, int start, String whole, String under) {
        int begin = 0;
        Matcher end = END.matcher(block);
        while (end.find()) {
            if (!isAbbreviation(block.substring(begin, end.start()))) {
                add(block.substring(begin, end.end()), start + begin, whole, under);
                begin = end.end();
            }
        }
        add(block.substring(begin), start + begin, whole, under);
    }

    private void add(String sentence, int start, String whole, String under) {
        if (!sentence.isBlank()) {
            sentences.add(new Sentence(sentence, start, form, whole, under, ""));
        }
    }

    private static boolean isAbbreviation(String before) {
        String word = before.substring(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1)
                .toLowerCase(Locale.ROOT);
        return ABBREVIATIONS.contains(word.replaceAll("^\\W+", ""));
    }

    private void row(String line, int start) {
        if (RULER.matcher(line).matches()) {
            return;
        }
        List<Cell> cells = cells(line, start);
        boolean isHead = columns.isEmpty();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String over = isHead || i >= columns.size() ? "" : columns.get(i).text();
            String next = i + 1 < cells.size() ? cells.get(i + 1).text() : "";
            if (!cell.text().isBlank()) {
                sentences.add(new Sentence(cell.text(), cell.start(), Form.CELL, cell.text(), over, next));
            }
        }
        columns = isHead ? cells : columns;
    }

    private static List<Cell> cells(String line, int start) {
        List<Cell> cells = new ArrayList<>();
        int begin = line.indexOf('|') + 1;
        while (begin < line.length()) {
            int end = line.indexOf('|', begin);
            while (end > 0 && line.charAt(end - 1) == '\\') {
                end = line.indexOf('|', end + 1);
            }
            int stop = end < 0 ? line.length() : end;
            cells.add(new Cell(line.substring(begin, stop), start + begin));
            begin = stop + 1;
        }
        return cells;
    }

    private record Cell(String text, int start) {}
}
