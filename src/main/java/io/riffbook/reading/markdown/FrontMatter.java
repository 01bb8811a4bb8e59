package io.riffbook.reading.markdown;

import io.riffbook.reading.passage.PassageText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The YAML block that a Markdown deck, or a slide of it, may begin with. Only its plain settings are of interest:
/// `key: value`.
///
/// @param length characters that it takes at the start of the text; 0 if there is none
/// @param settings by their keys
record FrontMatter(int length, Map<String, String> settings) {

    static final FrontMatter NONE = new FrontMatter(0, Map.of());
    private static final int MAX_LINES = 300;
    private static final Pattern LINE = Pattern.compile("\\s*|#.*|\\s+.*|-\\s.*|[\\w$-]+\\s*:(?:\\s.*)?|[\\[\\]{}].*");
    private static final Pattern SETTING = Pattern.compile("([\\w$-]+)\\s*:(?:\\s+(?:\"(.*)\"|'(.*)'|(.*?)))?\\s*");

    FrontMatter {
        settings = Map.copyOf(settings);
    }

    /// Looks at the start of the text. A `---` that is not followed by YAML and another `---` separates slides.
    static FrontMatter of(String text) {
        int at = lineEnd(text, 0);
        if (!text.substring(0, at).strip().equals("---")) {
            return NONE;
        }
        Map<String, String> settings = new HashMap<>();
        for (int lines = 0; lines < MAX_LINES && at < text.length(); lines++) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end).stripTrailing();
            at = end;
            if (line.equals("---") || line.equals("...")) {
                return settings.isEmpty() ? NONE : new FrontMatter(at, settings);
            }
            if (!LINE.matcher(line).matches()) {
                return NONE;
            }
            take(line, settings);
        }
        return NONE;
    }

    /// Reads one line; all but plain settings is passed over.
    static void take(String line, Map<String, String> settings) {
        Matcher found = SETTING.matcher(line);
        if (found.matches()) {
            String value = "";
            for (int group = 2; group <= found.groupCount(); group++) {
                value = found.group(group) == null ? value : found.group(group);
            }
            settings.putIfAbsent(found.group(1), value);
        }
    }

    boolean has(String key) {
        return settings.containsKey(key);
    }

    boolean isOn(String key) {
        return value(key).toLowerCase(Locale.ROOT).equals("true");
    }

    String value(String key) {
        return settings.getOrDefault(key, "");
    }

    /// Blank if it names none.
    String title() {
        return PassageText.line(value("title"));
    }

    /// Behind the line feed that ends the line, or at the end of the text.
    private static int lineEnd(String text, int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed + 1;
    }
}
