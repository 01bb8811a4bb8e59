package io.riffbook.reading.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Content classes of remark (`.footnote[words]`, also over several lines): the words stay, what marks them goes.
final class ContentClasses {

    private static final Pattern OPENING = Pattern.compile("(?<![\\w\\])`])\\.[a-zA-Z][\\w-]*(?:\\.[\\w-]+){0,8}\\[");
    private static final int DEEPEST = 50;

    /// Open brackets, and whether a class opened them.
    private final Deque<Boolean> brackets = new ArrayDeque<>();

    private ContentClasses() {}

    static String opened(List<SourceLine> lines) {
        var classes = new ContentClasses();
        List<String> opened = new ArrayList<>();
        for (SourceLine line : lines) {
            opened.add(line.isPlain() ? classes.open(line.text()) : line.text());
        }
        return String.join("\n", opened);
    }

    private String open(String line) {
        var words = new StringBuilder();
        Matcher opening = OPENING.matcher(line).useTransparentBounds(true);
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '.' && brackets.size() < DEEPEST && opening.region(at, line.length()).lookingAt()) {
                brackets.push(true);
                at = opening.end();
                continue;
            }
            if (c == '[' && !brackets.isEmpty() && brackets.size() < DEEPEST) {
                brackets.push(false);
            } else if (c == ']' && !brackets.isEmpty() && brackets.pop()) {
                at++;
                continue;
            }
            words.append(c);
            at++;
        }
        return words.toString();
    }
}
