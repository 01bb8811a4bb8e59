package io.riffbook.reading.markdown;

import io.riffbook.reading.passage.PassageText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Slides of reveal.js: beside each other between `---`, below each other between `--` or `----`, or as the front
/// matter says. Those that stand below each other are a section, named as its first slide.
final class RevealSlides {

    private static final Pattern HIDDEN = Pattern
            .compile("(?s).*<!--\\s*\\.slide:[^>]{0,500}data-visibility=[\"']?hidden.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)(?:\\s+#+)?\\s*");

    private final Separator beside;
    private final Separator below;

    private RevealSlides(FrontMatter front) {
        this.beside = Separator.of(front.value("separator"), "---");
        this.below = Separator.of(front.value("verticalSeparator"), "--", "----");
    }

    static List<SlideSource> of(FrontMatter front, List<SourceLine> lines) {
        var cut = new RevealSlides(front);
        List<SlideSource> slides = new ArrayList<>();
        for (List<SourceLine> column : cut.beside.split(lines)) {
            List<List<SourceLine>> stack = cut.below.split(column).stream()
                    .filter(slide -> slide.stream().anyMatch(line -> !line.isBlank())).toList();
            String section = stack.size() > 1 ? heading(stack.getFirst()) : "";
            stack.forEach(slide -> slides.add(slide(slide, section)));
        }
        return slides;
    }

    /// One slide, with its notes behind `Note:`.
    static SlideSource slide(List<SourceLine> lines, String section) {
        int end = 0;
        while (end < lines.size() && !(lines.get(end).isPlain() && Dialect.isNote(lines.get(end).text()))) {
            end++;
        }
        String notes = end == lines.size()
                ? ""
                : SourceLine.join(lines.subList(end, lines.size())).replaceFirst("(?i)^\\s*notes?:", "");
        String text = SourceLine.join(lines.subList(0, end));
        return new SlideSource(text, notes.strip(), "", section, HIDDEN.matcher(text).matches());
    }

    private static String heading(List<SourceLine> slide) {
        return slide.stream().filter(SourceLine::isPlain).map(line -> HEADING.matcher(line.text()))
                .filter(java.util.regex.Matcher::matches).map(found -> PassageText.line(found.group(1))).findFirst()
                .orElse("");
    }
}
