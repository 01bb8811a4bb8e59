package io.riffbook.reading.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line as it is written.
///
/// @param isPlain it stands neither in fenced code nor in a comment
record SourceLine(String text, boolean isPlain) {

    private static final Pattern FENCE = Pattern.compile("\\s*(?:[-*+]\\s+|>\\s*){0,8}(`{3,}|~{3,})([^`]*)");
    /// Lines of one piece of code.
    private static final int LONGEST_CODE = 2_000;
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    boolean is(String mark) {
        return isPlain && text.stripTrailing().equals(mark);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    static List<SourceLine> of(String source) {
        List<SourceLine> lines = new ArrayList<>();
        List<String> texts = List.of(source.split("\n", -1));
        String fence = "";
        boolean comment = false;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Matcher mark = FENCE.matcher(text);
            if (!fence.isEmpty()) {
                lines.add(new SourceLine(text, false));
                boolean closes = mark.matches() && mark.group(1).startsWith(fence) && mark.group(2).isBlank();
                fence = closes ? "" : fence;
            } else if (!comment && mark.matches() && isClosed(texts, i + 1, mark.group(1))) {
                lines.add(new SourceLine(text, false));
                fence = mark.group(1);
            } else {
                lines.add(new SourceLine(text, !comment));
                int begins = text.lastIndexOf(COMMENT);
                int ends = text.lastIndexOf(COMMENT_END);
                comment = begins > ends || (comment && ends < 0);
            }
        }
        return lines;
    }

    /// What opens code that never ends is a slip.
    private static boolean isClosed(List<String> texts, int from, String fence) {
        for (int i = from; i < Math.min(texts.size(), from + LONGEST_CODE); i++) {
            String text = texts.get(i).strip();
            if (text.startsWith(fence) && text.chars().allMatch(c -> c == fence.charAt(0))) {
                return true;
            }
        }
        return false;
    }

    static String join(List<SourceLine> lines) {
        return String.join("\n", lines.stream().map(SourceLine::text).toList());
    }
}
