package io.riffbook.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps quotes and lists from nesting without end, which parsers answer with a stack overflow or with hours.
public final class MarkdownNesting {

    /// The marks of quotes and lists at the start of a line, one after another.
    private static final Pattern MARK = Pattern.compile("[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))");
    /// A line of such marks only is a rule across the page.
    private static final Pattern RULE = Pattern.compile("[-*\\s]*");
    private static final int MAX_INDENT = 8 * Limits.NESTING;

    private MarkdownNesting() {}

    /// The same text, but with the first mark that is too deep on a line escaped, so that it and what follows it is
    /// text; and without the blanks that indent deeper than any list.
    public static String bound(String markdown) {
        if (markdown.lines().noneMatch(MarkdownNesting::isSuspect)) {
            return markdown;
        }
        var bounded = new StringBuilder(markdown.length() + 64);
        for (String line : markdown.split("\n", -1)) {
            bounded.append(bounded.isEmpty() ? "" : "\n").append(isSuspect(line) ? shallow(line) : line);
        }
        return bounded.toString();
    }

    /// Cheap: most lines have no room for so many marks.
    private static boolean isSuspect(String line) {
        if (line.length() <= Limits.NESTING) {
            return false;
        }
        int marks = 0;
        for (int i = 0; i < line.length() && marks <= Limits.NESTING; i++) {
            char c = line.charAt(i);
            if (c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')') {
                marks++;
            } else if (c != ' ' && c != '\t' && !Character.isDigit(c)) {
                break;
            }
        }
        return marks > Limits.NESTING || isIndentedTooDeep(line);
    }

    private static boolean isIndentedTooDeep(String line) {
        return line.length() > MAX_INDENT && line.substring(0, MAX_INDENT).isBlank();
    }

    private static String shallow(String line) {
        if (isIndentedTooDeep(line)) {
            return " ".repeat(MAX_INDENT) + line.strip();
        }
        if (RULE.matcher(line).matches()) {
            return line;
        }
        Matcher mark = MARK.matcher(line);
        int end = 0;
        for (int depth = 0; mark.region(end, line.length()).lookingAt(); depth++) {
            if (depth == Limits.NESTING) {
                return line.substring(0, mark.end() - 1) + '\\' + line.substring(mark.end() - 1);
            }
            end = mark.end();
        }
        return line;
    }
}
