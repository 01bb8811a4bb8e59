package io.riffbook.reading.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.Node;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.passage.SplitLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Cuts Markdown where Markdown itself sees a rule of hyphens, or, if there is none, at the headings of the upper
/// levels; for Marp also at the headings that its front matter names.
final class HeadingSections {

    private static final Pattern SEPARATOR = Pattern.compile("-{3,}");
    private static final Pattern LEVEL = Pattern.compile("[1-6]");

    private final String source;
    private final Dialect dialect;
    private final List<Node> blocks = new ArrayList<>();
    private final boolean separated;
    private final IntPredicate opening;

    private HeadingSections(String source, Dialect dialect, String dividers) {
        this.source = source;
        this.dialect = dialect;
        Markdown.parse(source).getChildren().forEach(blocks::add);
        this.separated = blocks.stream().anyMatch(HeadingSections::isSeparator);
        this.opening = opening(dividers);
    }

    /// @param source with bounded nesting
    static List<MarkdownSection> of(FrontMatter front, String source, Dialect dialect) {
        String dividers = dialect == Dialect.MARP ? front.value("headingDivider") : "";
        return new HeadingSections(source, dialect, dividers).cut();
    }

    /// Each block belongs to the section it starts in; separators belong to none, headings to the one they open.
    private List<MarkdownSection> cut() {
        List<MarkdownSection> sections = new ArrayList<>();
        List<Node> section = new ArrayList<>();
        int start = 0;
        for (Node block : blocks) {
            boolean opens = block instanceof Heading heading && opening.test(heading.getLevel());
            boolean separates = separated && isSeparator(block);
            if (opens || separates) {
                sections.add(MarkdownSection.of(source, start, block.getStartOffset(), section, dialect));
                section = new ArrayList<>();
                start = separates ? block.getEndOffset() : block.getStartOffset();
            }
            if (!separates) {
                section.add(block);
            }
        }
        sections.add(MarkdownSection.of(source, start, source.length(), section, dialect));
        return sections;
    }

    /// One number stands for all levels down to it, a list for these levels.
    private IntPredicate opening(String dividers) {
        Set<Integer> named = LEVEL.matcher(dividers).results().map(found -> Integer.valueOf(found.group()))
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            int level = separated ? 0 : splitLevel();
            return found -> found <= level;
        }
        return dividers.strip().startsWith("[") ? named::contains : found -> found <= named.iterator().next();
    }

    private int splitLevel() {
        return SplitLevel.of(blocks.stream().filter(Heading.class::isInstance)
                .map(heading -> ((Heading) heading).getLevel()).toList());
    }

    private static boolean isSeparator(Node block) {
        return block instanceof ThematicBreak && SEPARATOR.matcher(block.getChars().toString().strip()).matches();
    }
}
