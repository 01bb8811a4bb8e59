package io.riffbook.reading.markdown;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.MarkdownNesting;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Markdown deck: one passage for each part between `---` lines, or, if there are none, for each heading of the upper
/// levels. Decks written for Marp, reveal.js, Slidev and remark are cut as those programs do; what a deck was written
/// for is told by its content (by the rules in [Dialect]).
public final class MarkdownDeck implements DeckFile {

    private final FrontMatter front;
    private final List<MarkdownSection> sections;

    private MarkdownDeck(FrontMatter front, List<MarkdownSection> sections) {
        this.front = front;
        this.sections = sections.stream().filter(section -> !section.isEmpty()).toList();
    }

    /// Opens it.
    ///
    /// @throws UnreadableDeck if it is too long
    public static MarkdownDeck open(Path file) throws IOException {
        if (Files.size(file) > Limits.MARKDOWN_FILE) {
            throw UnreadableDeck.tooLarge("Markdown of more than 8 MB");
        }
        String text = TextFile.read(file);
        FrontMatter front = FrontMatter.of(text);
        String source = MarkdownNesting.bound(text.substring(front.length()));
        return new MarkdownDeck(front, sections(front, source));
    }

    /// Slides of reveal.js that are written in Markdown within a page.
    ///
    /// @param many whether separators are followed; else it is one slide
    /// @param hidden whether the page hides them
    public static List<FoundPassage> reveal(String markdown, boolean many, boolean hidden) {
        List<SourceLine> lines = SourceLine.of(MarkdownNesting.bound(markdown.strip()));
        List<SlideSource> slides = many
                ? RevealSlides.of(FrontMatter.NONE, lines)
                : List.of(RevealSlides.slide(lines, ""));
        return slides.stream().map(slide -> hidden ? slide.hide() : slide)
                .map(slide -> MarkdownSection.of(slide, Dialect.REVEAL).found()).toList();
    }

    /// Whether text is a deck in Markdown by its content alone: it was written for one of the programs, or has headings
    /// between separators.
    public static boolean isLikely(String text) {
        FrontMatter front = FrontMatter.of(text);
        List<SourceLine> lines = SourceLine.of(text.substring(front.length()));
        boolean headed = lines.stream().filter(line -> line.isPlain() && line.text().matches("#{1,6} \\S.*"))
                .count() > 1;
        boolean separated = lines.stream().anyMatch(line -> line.is("---"));
        return front.isOn("marp") || (headed && (separated || Dialect.of(front, lines) != Dialect.PLAIN));
    }

    @Override
    public DeckFormat format() {
        return DeckFormat.MARKDOWN;
    }

    @Override
    public String title() {
        return front.title();
    }

    @Override
    public boolean isTitledByItsFirstPassage() {
        return sections.stream().anyMatch(MarkdownSection::hasHeading);
    }

    @Override
    public int passages() {
        return sections.size();
    }

    @Override
    public PassageContent passage(int position) {
        return sections.get(position - 1).found().at(position);
    }

    private static List<MarkdownSection> sections(FrontMatter front, String source) {
        List<SourceLine> lines = SourceLine.of(source);
        Dialect dialect = Dialect.of(front, lines);
        List<SlideSource> slides = switch (dialect) {
            case PLAIN, MARP -> List.of();
            case REVEAL -> RevealSlides.of(front, lines);
            case REMARK -> RemarkSlides.of(lines);
            case SLIDEV -> SlidevSlides.of(front, lines);
        };
        return dialect == Dialect.PLAIN || dialect == Dialect.MARP
                ? HeadingSections.of(front, source, dialect)
                : slides.stream().map(slide -> MarkdownSection.of(slide, dialect)).toList();
    }
}
