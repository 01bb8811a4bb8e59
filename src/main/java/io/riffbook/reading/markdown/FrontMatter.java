package io.riffbook.reading.markdown;

import io.riffbook.reading.passage.PassageText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The YAML block that a Markdown deck may begin with, of which only the title is of interest.
///
/// @param length characters that it takes at the start of the text; 0 if there is none
/// @param title blank if it names none
record FrontMatter(int length, String title) {

    private static final FrontMatter NONE = new FrontMatter(0, "");
    private static final int MAX_LINES = 300;
    private static final Pattern LINE = Pattern.compile("\\s*|#.*|\\s+.*|-\\s.*|[\\w$-]+\\s*:(?:\\s.*)?|[\\[\\]{}].*");
    private static final Pattern KEY = Pattern.compile("[\\w$-]+\\s*:(?:\\s.*)?");
    private static final Pattern TITLE = Pattern.compile("title\\s*:\\s*(?:\"(.*)\"|'(.*)'|(.*?))\\s*");

    /// Looks at the start of the text. A `---` that is not followed by YAML and another `---` separates slides.
    static FrontMatter of(String text) {
        int at = lineEnd(text, 0);
        if (!text.substring(0, at).strip().equals("---")) {
            return NONE;
        }
        String title = "";
        boolean keys = false;
        for (int lines = 0; lines < MAX_LINES && at < text.length(); lines++) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end).stripTrailing();
            at = end;
            if (line.equals("---") || line.equals("...")) {
                return keys ? new FrontMatter(at, title) : NONE;
            }
            if (!LINE.matcher(line).matches()) {
                return NONE;
            }
            keys |= KEY.matcher(line).matches();
            Matcher found = TITLE.matcher(line);
            if (found.matches()) {
                title = PassageText.line(value(found));
            }
        }
        return NONE;
    }

    private static String value(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            String value = found.group(group);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    /// Behind the line feed that ends the line, or at the end of the text.
    private static int lineEnd(String text, int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed + 1;
    }
}
