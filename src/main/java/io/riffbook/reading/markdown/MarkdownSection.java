package io.riffbook.reading.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.util.ast.Node;
import io.riffbook.reading.MarkdownTree;
import io.riffbook.reading.MarkdownWords;
import io.riffbook.reading.passage.FoundPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One part of a Markdown deck. Comments are the speaker's notes, unless they only tell a slide program what to do.
final class MarkdownSection {

    private static final Pattern INSTRUCTION = Pattern.compile("\\s*(?:fit|(?:[_$]?(?:marp|theme|style|headingDivider"
            + "|size|math|title|author|description|keywords|url|image|paginate|header|footer|class|backgroundColor"
            + "|backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|color)\\s*:.*))\\s*");
    private static final Pattern SETTINGS = Pattern.compile("(?:[A-Za-z][\\w-]*:\\s.*(?:\\n|$))+");

    private final String source;
    private final int start;
    private final int end;
    private final List<Node> blocks;
    private final List<Node> comments = new ArrayList<>();
    private final @Nullable Heading heading;

    MarkdownSection(String source, int start, int end, List<Node> all) {
        this.source = source;
        this.end = end;
        boolean settings = !all.isEmpty() && isSettings(all.getFirst());
        this.start = settings ? all.getFirst().getEndOffset() : start;
        this.blocks = settings ? all.subList(1, all.size()) : all;
        this.blocks.forEach(block -> MarkdownTree.walk(block, this::keepComment));
        this.heading = blocks.stream().filter(Heading.class::isInstance).map(Heading.class::cast).findFirst()
                .orElse(null);
    }

    /// Nothing but white space and instructions.
    boolean isEmpty() {
        return heading == null && body().isBlank() && notes().isBlank();
    }

    FoundPassage found() {
        return FoundPassage.of(heading == null ? "" : MarkdownWords.of(heading), body(), notes());
    }

    /// The section as it is written, without its comments, and without the heading if it begins with one.
    private String body() {
        var body = new StringBuilder();
        int at = start;
        if (heading != null && isFirst(heading)) {
            body.append(without(start, heading.getStartOffset()));
            at = heading.getEndOffset();
        }
        return body.append(without(at, end)).toString().replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
    }

    private String notes() {
        return String.join("\n\n", comments.stream().map(MarkdownSection::words)
                .filter(words -> !words.isBlank() && !words.lines().allMatch(l -> INSTRUCTION.matcher(l).matches()))
                .toList());
    }

    private boolean isFirst(Heading title) {
        return blocks.stream().filter(block -> !(block instanceof HtmlCommentBlock)).findFirst()
                .filter(block -> block.getStartOffset() == title.getStartOffset()).isPresent();
    }

    private String without(int from, int to) {
        var text = new StringBuilder();
        int at = from;
        for (Node comment : comments) {
            if (comment.getStartOffset() >= at && comment.getEndOffset() <= to) {
                text.append(source, at, comment.getStartOffset());
                at = comment.getEndOffset();
            }
        }
        return text.append(source, Math.min(at, to), to).toString();
    }

    /// Comments within code are none.
    private boolean keepComment(Node node) {
        if (node instanceof HtmlCommentBlock || node instanceof HtmlInlineComment) {
            comments.add(node);
        }
        return true;
    }

    /// Slide programs allow a block of settings at the start of each slide; Markdown takes it for a heading, because a
    /// line of hyphens follows.
    private static boolean isSettings(Node block) {
        return block instanceof Heading heading && heading.isSetextHeading() && heading.getLevel() == 2
                && SETTINGS.matcher(heading.getText().toString()).matches();
    }

    private static String words(Node comment) {
        String text = comment.getChars().toString().strip();
        int close = text.endsWith("-->") ? text.length() - 3 : text.length();
        return text.substring(Math.min(4, close), close).strip();
    }
}
