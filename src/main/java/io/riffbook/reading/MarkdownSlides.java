package io.riffbook.reading;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Markdown that is being written, cut into slides to look at meanwhile: quick, and for text that its own author sees. What a deck's
/// passages are, is told by reading it in a worker.
public final class MarkdownSlides {

    /// Slides that are shown.
    public static final int MOST = 300;

    private static final Pattern SEPARATOR = Pattern.compile("-{3,}");
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\n(?:[\\w$-]+:.*\\n|[ #].*\\n|\\n)+?---\\n");

    private MarkdownSlides() {}

    /// The text of each slide: what stands between `---` lines, or, if there are none, below each heading of the upper levels. Nothing
    /// beyond [#MOST] slides or [Markdown#MAX_LENGTH] characters.
    public static List<String> of(String markdown) {
        String text = markdown.replace("\r\n", "\n");
        String body = MarkdownNesting.bound(FRONT_MATTER.matcher(text).replaceFirst(""));
        String source = body.substring(0, Math.min(body.length(), Markdown.MAX_LENGTH));
        try {
            return cut(source);
        } catch (StackOverflowError | RuntimeException e) {
            // What nests too deeply to be cut is one slide.
            return List.of(source);
        }
    }

    private static List<String> cut(String source) {
        List<Node> blocks = new ArrayList<>();
        Markdown.parse(source).getChildren().forEach(blocks::add);
        boolean separated = blocks.stream().anyMatch(MarkdownSlides::isSeparator);
        int level = separated ? 0 : splitLevel(blocks);
        List<String> slides = new ArrayList<>();
        int start = 0;
        for (Node block : blocks) {
            boolean separates = separated && isSeparator(block);
            if (separates || (block instanceof Heading heading && heading.getLevel() <= level)) {
                slides.add(source.substring(start, block.getStartOffset()));
                start = separates ? block.getEndOffset() : block.getStartOffset();
            }
        }
        slides.add(source.substring(start));
        return slides.stream().filter(slide -> !slide.isBlank()).limit(MOST).toList();
    }

    private static int splitLevel(List<Node> blocks) {
        for (int level = 1; level <= 6; level++) {
            int deepest = level;
            if (blocks.stream().filter(b -> b instanceof Heading h && h.getLevel() <= deepest).count() >= 2) {
                return level;
            }
        }
        return 6;
    }

    private static boolean isSeparator(Node block) {
        return block instanceof ThematicBreak && SEPARATOR.matcher(block.getChars().toString().strip()).matches();
    }
}
