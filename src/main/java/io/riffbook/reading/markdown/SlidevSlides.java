package io.riffbook.reading.markdown;

import io.riffbook.reading.passage.PassageText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Slides of Slidev: between `---`, each with settings of its own between `---` if it likes; the last comment is its
/// notes. What `src` refers to is not fetched: such a slide is there only if it has words of its own.
final class SlidevSlides {

    private static final int MOST_SETTINGS = 100;
    private static final Pattern SETTING = Pattern.compile("[\\w$-]+\\s*:(?:\\s.*)?");
    private static final Pattern MORE = Pattern.compile("\\s+\\S.*|-\\s.*|#.*|\\s*");
    private static final Pattern SEPARATOR = Pattern.compile("-{3,}\\s*");
    private static final Pattern SLOT = Pattern.compile("::[a-zA-Z][\\w-]*::\\s*");
    private static final Pattern COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);

    private SlidevSlides() {}

    /// Whether the separator at a place opens a block of settings: one that begins right below it, and is closed.
    static boolean isSettings(List<SourceLine> lines, int separator) {
        return separator >= 0 && settingsEnd(lines, separator) > 0;
    }

    /// @param front of the deck, which is its first slide's, too
    static List<SlideSource> of(FrontMatter front, List<SourceLine> lines) {
        List<SlideSource> slides = new ArrayList<>();
        FrontMatter settings = front;
        List<SourceLine> slide = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            if (!line.isPlain() || !SEPARATOR.matcher(line.text()).matches()) {
                slide.add(line);
                continue;
            }
            add(settings, slide, slides);
            slide = new ArrayList<>();
            int end = settingsEnd(lines, i);
            settings = end > 0 ? FrontMatter.of(SourceLine.join(lines.subList(i, end + 1)) + "\n") : FrontMatter.NONE;
            i = Math.max(i, end);
        }
        add(settings, slide, slides);
        return slides;
    }

    private static int settingsEnd(List<SourceLine> lines, int separator) {
        int last = Math.min(lines.size(), separator + MOST_SETTINGS);
        if (separator + 1 >= last || !SETTING.matcher(lines.get(separator + 1).text()).matches()) {
            return 0;
        }
        for (int i = separator + 1; i < last; i++) {
            String text = lines.get(i).text();
            if (lines.get(i).is("---")) {
                return i;
            }
            if (!SETTING.matcher(text).matches() && !MORE.matcher(text).matches()) {
                return 0;
            }
        }
        return 0;
    }

    private static void add(FrontMatter settings, List<SourceLine> lines, List<SlideSource> slides) {
        List<SourceLine> kept = lines.stream()
                .filter(line -> !line.isPlain() || !SLOT.matcher(line.text()).matches()).toList();
        String text = SourceLine.join(kept).strip();
        boolean hidden = settings.isOn("hide") || settings.isOn("disabled");
        String notes = "";
        int last = text.endsWith("-->") ? text.lastIndexOf("<!--") : -1;
        if (last >= 0) {
            notes = text.substring(last + 4, text.length() - 3).strip();
            text = text.substring(0, last);
        }
        String words = outsideOfCode(text);
        if (!words.isBlank() || !notes.isBlank() || settings.has("title")) {
            slides.add(new SlideSource(words, notes, PassageText.line(settings.value("title")), "", hidden));
        }
    }

    /// Without comments: all but the last say something to other authors.
    private static String outsideOfCode(String text) {
        var kept = new StringBuilder();
        boolean comment = false;
        for (SourceLine line : SourceLine.of(text)) {
            if (line.isPlain() && !comment) {
                String words = COMMENT.matcher(line.text()).replaceAll("");
                int begins = words.indexOf("<!--");
                comment = begins >= 0;
                kept.append(comment ? words.substring(0, begins) : words).append('\n');
            } else if (comment) {
                int ends = line.text().indexOf("-->");
                comment = ends < 0;
                kept.append(comment ? "" : line.text().substring(ends + 3)).append('\n');
            } else {
                kept.append(line.text()).append('\n');
            }
        }
        return kept.toString();
    }
}
