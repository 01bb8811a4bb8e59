package io.riffbook.reading.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.util.ast.Node;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.MarkdownNesting;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One part of a Markdown deck. Comments are the speaker's notes, unless they only tell a slide program what to do.
final class MarkdownSection {

    private static final String DIRECTIVES = "marp|theme|style|headingDivider|size|math|title|author|description"
            + "|keywords|url|image|paginate|header|footer|class|backgroundColor|backgroundImage|backgroundPosition"
            + "|backgroundRepeat|backgroundSize|color|transition|lang";
    private static final Pattern INSTRUCTION = Pattern
            .compile("\\s*(?:fit|\\.(?:slide|element):.*|[_$]?(?:" + DIRECTIVES + ")\\s*:.*)\\s*");
    private static final Pattern SETTINGS = Pattern.compile("(?:[A-Za-z][\\w-]*:\\s.*(?:\\n|$))+");

    private final int start;
    private final int end;
    private final SlideSource slide;
    private final PassageDraft draft = new PassageDraft(new MarkdownText());
    private final SectionMarkup markup;
    private final @Nullable Heading heading;
    private final String title;

    /// @param slide what the dialect found beside the text
    private MarkdownSection(String source, int start, int end, List<Node> all, Dialect dialect, SlideSource slide) {
        this.end = end;
        this.slide = slide;
        boolean settings = !all.isEmpty() && isSettings(all.getFirst());
        this.start = settings ? all.getFirst().getEndOffset() : start;
        List<Node> blocks = settings ? all.subList(1, all.size()) : all;
        this.markup = new SectionMarkup(source, dialect, blocks, draft);
        this.heading = blocks.stream().filter(Heading.class::isInstance).map(Heading.class::cast)
                .filter(found -> !words(found).isBlank()).findFirst().orElse(null);
        this.title = heading == null ? slide.title() : words(heading);
        draft.note(slide.notes());
        if (dialect != Dialect.REMARK) {
            markup.comments().stream().filter(MarkdownSection::isNote).forEach(draft::note);
        }
    }

    /// A part of a longer source.
    static MarkdownSection of(String source, int start, int end, List<Node> blocks, Dialect dialect) {
        return new MarkdownSection(source, start, end, blocks, dialect, SlideSource.of("", ""));
    }

    /// A slide that was cut out of its deck.
    static MarkdownSection of(SlideSource slide, Dialect dialect) {
        List<Node> blocks = new ArrayList<>();
        String source = MarkdownNesting.bound(slide.text());
        Markdown.parse(source).getChildren().forEach(blocks::add);
        return new MarkdownSection(source, 0, source.length(), blocks, dialect, slide);
    }

    /// Nothing but white space and instructions: not even a picture.
    boolean isEmpty() {
        return title.isBlank() && draft.isEmpty() && !draft.hasPictures() && body().isBlank();
    }

    boolean hasHeading() {
        return heading != null;
    }

    FoundPassage found() {
        FoundPassage aside = draft.found();
        return new FoundPassage(title, body(), aside.notes(), aside.links(), aside.altTexts(), slide.section(),
                slide.hidden(), aside.pictures());
    }

    /// The section as it is written, without its markup, and without the heading if it begins with one.
    private String body() {
        var body = new StringBuilder();
        int at = start;
        if (heading != null && markup.without(start, heading.getStartOffset()).isBlank()) {
            at = heading.getEndOffset();
        }
        return body.append(markup.without(at, end)).toString().replaceAll("(?m)^[ \\t]+$", "")
                .replaceAll("\\n{3,}", "\n\n").replaceFirst("^\\n+", "").stripTrailing();
    }

    private String words(Heading found) {
        String line = markup.without(found.getText().getStartOffset(), found.getText().getEndOffset());
        return Markdown.toText("# " + line.replace('\n', ' '));
    }

    private static boolean isNote(String words) {
        return !words.isBlank() && !words.lines().allMatch(line -> INSTRUCTION.matcher(line).matches());
    }

    /// Slide programs allow a block of settings at the start of each slide; Markdown takes it for a heading, because a
    /// line of hyphens follows.
    private static boolean isSettings(Node block) {
        return block instanceof Heading heading && heading.isSetextHeading() && heading.getLevel() == 2
                && SETTINGS.matcher(heading.getText().toString()).matches();
    }
}
