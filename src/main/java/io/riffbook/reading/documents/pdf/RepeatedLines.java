package io.riffbook.reading.documents.pdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands at the upper or lower edge of most pages: numbers, dates, the company's name, how confidential it is.
final class RepeatedLines {

    /// Fewer pages don't show what repeats.
    private static final int FEWEST_PAGES = 3;
    /// The part of the page's height that is its edge.
    private static final float EDGE = 0.13f;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String NUMBER = "\\d{1,4}";
    private static final Pattern PAGE_NUMBER = Pattern
            .compile("(?i)(?:page|seite|p\\.|página|pagina|slide)?\\s*" + NUMBER
                    + "(?:\\s*(?:of|von|de|di|/|\\|)\\s*" + NUMBER + ")?");

    private final Map<String, Integer> counts = new HashMap<>();
    private final int pages;

    private RepeatedLines(int pages) {
        this.pages = pages;
    }

    /// @param pages the lines of each
    /// @param heights of the pages
    static RepeatedLines of(List<List<PdfLine>> pages, List<Float> heights) {
        var repeated = new RepeatedLines((int) pages.stream().filter(lines -> !lines.isEmpty()).count());
        for (int i = 0; i < pages.size(); i++) {
            Set<String> seen = new HashSet<>();
            List<PdfLine> lines = pages.get(i);
            for (PdfLine line : lines) {
                String key = key(line, lines, heights.get(i));
                if (!key.isEmpty() && seen.add(key)) {
                    repeated.counts.merge(key, 1, Integer::sum);
                }
            }
        }
        return repeated;
    }

    /// The lines of a page that are its own.
    List<PdfLine> without(List<PdfLine> lines, float height) {
        if (pages < FEWEST_PAGES) {
            return lines;
        }
        return lines.stream().filter(line -> {
            String key = key(line, lines, height);
            return key.isEmpty() || 2 * counts.getOrDefault(key, 0) <= pages;
        }).toList();
    }

    /// Equal for lines that repeat each other; empty for one that is no edge's.
    private static String key(PdfLine line, List<PdfLine> lines, float height) {
        boolean upper = line.baseline() < EDGE * height;
        if (!upper && line.top() < (1 - EDGE) * height) {
            return "";
        }
        String text = line.text().strip();
        if (PAGE_NUMBER.matcher(text).matches()) {
            return upper ? "number above" : "number below";
        }
        // "Part 1", "Part 2" in large letters are titles that resemble each other.
        boolean isLargest = lines.stream().allMatch(other -> other.size() <= line.size() * 1.05f);
        String words = isLargest ? text : DIGITS.matcher(text).replaceAll("#");
        return (upper ? "above " : "below ") + words;
    }
}
