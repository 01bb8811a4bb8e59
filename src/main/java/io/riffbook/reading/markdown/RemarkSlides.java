package io.riffbook.reading.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Slides of remark: between `---`; what appears step by step behind `--` is one slide; notes stand behind `???`.
/// Layout slides are no slides of the show.
final class RemarkSlides {

    private static final Separator SLIDES = Separator.of("", "---");

    private static final Pattern PROPERTY = Pattern.compile("[a-z][\\w-]*:(?:\\s.*)?");

    private RemarkSlides() {}

    static List<SlideSource> of(List<SourceLine> lines) {
        return SLIDES.split(lines).stream().map(RemarkSlides::read).flatMap(List::stream).toList();
    }

    /// Empty for a layout.
    private static List<SlideSource> read(List<SourceLine> lines) {
        Map<String, String> properties = new HashMap<>();
        int start = 0;
        while (start < lines.size() && isProperty(lines.get(start), properties)) {
            FrontMatter.take(lines.get(start).text(), properties);
            start++;
        }
        if (properties.getOrDefault("layout", "").equals("true")) {
            return List.of();
        }
        List<SourceLine> text = new ArrayList<>();
        List<SourceLine> notes = new ArrayList<>();
        List<SourceLine> target = text;
        for (SourceLine line : lines.subList(start, lines.size())) {
            if (line.is("???")) {
                target = notes;
            } else if (!line.is("--")) {
                target.add(line);
            }
        }
        boolean excluded = properties.getOrDefault("exclude", "").equals("true");
        return List.of(new SlideSource(ContentClasses.opened(text), SourceLine.join(notes).strip(), "", "", excluded));
    }

    /// Blank lines may stand above the properties. The first one must be one that remark knows: else the slide just
    /// begins with a word and a colon.
    private static boolean isProperty(SourceLine line, Map<String, String> before) {
        if (before.isEmpty()) {
            return line.isBlank() || (line.isPlain() && Dialect.REMARK_PROPERTY.matcher(line.text()).matches());
        }
        return line.isPlain() && PROPERTY.matcher(line.text()).matches();
    }
}
