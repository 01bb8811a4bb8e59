package io.riffbook.reading.markdown;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What program a Markdown deck was written for. The content tells, the first of these that holds:
///
/// 1. Marp: its front matter says `marp: true`.
/// 2. Slidev: its front matter has settings that only Slidev has (`drawings`, `colorSchema`, `routerMode`, `mdc` …).
/// 3. reveal.js: a comment `.slide:` or `.element:`, or front matter of reveal-md (`revealOptions`, `separator`,
///    `verticalSeparator`).
/// 4. remark: `???` alone on a line, a content class (`.footnote[`), or properties (`class: …`, `name: …`,
///    `layout: true` …) below a `---`.
/// 5. Slidev: a block of settings between two `---` right where a slide begins, a slot (`::right::`), `v-click`.
/// 6. reveal.js: `Note:` at the start of a line, between slides separated by `---`.
/// 7. `--` alone on a line: reveal.js if headings follow most of them, else remark.
///
/// All else is plain Markdown.
enum Dialect {
    PLAIN, MARP, REVEAL, SLIDEV, REMARK;

    private static final Set<String> SLIDEV_SETTINGS = Set.of("drawings", "colorSchema", "routerMode", "mdc",
            "canvasWidth",
            "themeConfig", "lineNumbers", "addons", "highlighter", "monaco", "seoMeta", "presenter", "twoslash",
            "favicon", "exportFilename", "selectable", "aspectRatio", "contextMenu", "wakeLock", "overviewSnapshots");
    private static final Set<String> REVEAL_SETTINGS = Set.of("revealOptions", "separator", "verticalSeparator",
            "notesSeparator");
    static final Pattern REMARK_PROPERTY = Pattern
            .compile("(?:class|name|layout|template|exclude|count|background-image|background-\\w+):\\s*\\S.*");
    private static final Pattern CONTENT_CLASS = Pattern
            .compile("\\s*(?:[-*+]\\s+)?\\.[a-z][\\w-]*(?:\\.[\\w-]+){0,8}\\[.*");
    private static final Pattern SLIDEV_SIGN = Pattern
            .compile("::[a-z][\\w-]*::\\s*|.*</?v-clicks?\\b.*|.*<v-[a-z]+.*");
    private static final Pattern REVEAL_SIGN = Pattern.compile(".*<!--\\s*\\.(?:slide|element):.*");
    private static final Pattern NOTE = Pattern.compile("(?i)\\s*notes?:.*");

    static boolean isNote(String line) {
        return NOTE.matcher(line).matches();
    }

    /// @param lines without the front matter
    static Dialect of(FrontMatter front, List<SourceLine> lines) {
        if (front.isOn("marp")) {
            return MARP;
        }
        if (front.settings().keySet().stream().anyMatch(SLIDEV_SETTINGS::contains)) {
            return SLIDEV;
        }
        if (front.settings().keySet().stream().anyMatch(REVEAL_SETTINGS::contains)
                || lines.stream().anyMatch(line -> line.isPlain() && REVEAL_SIGN.matcher(line.text()).matches())) {
            return REVEAL;
        }
        if (isRemark(lines)) {
            return REMARK;
        }
        if (isSlidev(lines)) {
            return SLIDEV;
        }
        boolean separated = lines.stream().anyMatch(line -> line.is("---"));
        if (separated && lines.stream().anyMatch(line -> line.isPlain() && isNote(line.text()))) {
            return REVEAL;
        }
        return lines.stream().anyMatch(line -> line.is("--")) ? ofDoubleHyphens(lines) : PLAIN;
    }

    private static boolean isRemark(List<SourceLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            boolean property = line.isPlain() && REMARK_PROPERTY.matcher(line.text()).matches()
                    && beginsSlide(lines, i) && !SlidevSlides.isSettings(lines, i - 1);
            if (line.is("???") || property
                    || (line.isPlain() && CONTENT_CLASS.matcher(line.text()).matches())) {
                return true;
            }
        }
        return false;
    }

    /// Nothing but blank lines stands between the line and the separator above.
    private static boolean beginsSlide(List<SourceLine> lines, int index) {
        int above = index - 1;
        while (above >= 0 && lines.get(above).isBlank()) {
            above--;
        }
        return above < 0 || lines.get(above).is("---");
    }

    private static boolean isSlidev(List<SourceLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            if ((line.is("---") && SlidevSlides.isSettings(lines, i))
                    || (line.isPlain() && SLIDEV_SIGN.matcher(line.text()).matches())) {
                return true;
            }
        }
        return false;
    }

    private static Dialect ofDoubleHyphens(List<SourceLine> lines) {
        int headings = 0;
        int others = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).is("--") && (i == 0 || lines.get(i - 1).isBlank())) {
                int next = i + 1;
                while (next < lines.size() && lines.get(next).isBlank()) {
                    next++;
                }
                boolean heading = next < lines.size() && lines.get(next).text().startsWith("#");
                headings += heading ? 1 : 0;
                others += heading ? 0 : 1;
            }
        }
        if (headings + others == 0) {
            return PLAIN;
        }
        return headings >= others ? REVEAL : REMARK;
    }
}
