package io.riffbook.reading.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.Node;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.MarkdownNesting;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.passage.DeckFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A Markdown deck: one passage for each part between `---` lines, or, if there are none, for each heading of
/// the upper levels.
public final class MarkdownDeck implements DeckFile {

    private static final Pattern SEPARATOR = Pattern.compile("-{3,}");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FrontMatter front;
    private final String source;
    private final List<Node> blocks = new ArrayList<>();
    private final List<MarkdownSection> sections;

    private MarkdownDeck(FrontMatter front, String source) {
        this.front = front;
        this.source = source;
        Markdown.parse(source).getChildren().forEach(blocks::add);
        this.sections = sections().stream().filter(section -> !section.isEmpty()).toList();
    }

    /// Opens it.
    ///
    /// @throws UnreadableDeck if it is too long
    public static MarkdownDeck open(Path file) throws IOException {
        String text = decode(file);
        FrontMatter front = FrontMatter.of(text);
        return new MarkdownDeck(front, MarkdownNesting.bound(text.substring(front.length())));
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
        return blocks.stream().anyMatch(Heading.class::isInstance);
    }

    @Override
    public int passages() {
        return sections.size();
    }

    @Override
    public PassageContent passage(int position) {
        return sections.get(position - 1).found().at(position);
    }

    /// Each block belongs to the section it starts in; separators belong to none, headings to the one they open.
    private List<MarkdownSection> sections() {
        boolean separated = blocks.stream().anyMatch(MarkdownDeck::isSeparator);
        int level = separated ? 0 : splitLevel();
        List<MarkdownSection> sections = new ArrayList<>();
        List<Node> section = new ArrayList<>();
        int start = 0;
        for (Node block : blocks) {
            boolean opens = block instanceof Heading heading && heading.getLevel() <= level;
            boolean separates = separated && isSeparator(block);
            if (opens || separates) {
                sections.add(new MarkdownSection(source, start, block.getStartOffset(), section));
                section = new ArrayList<>();
                start = separates ? block.getEndOffset() : block.getStartOffset();
            }
            if (!separates) {
                section.add(block);
            }
        }
        sections.add(new MarkdownSection(source, start, source.length(), section));
        return sections;
    }

    /// The uppermost level down to which there are at least two headings.
    private int splitLevel() {
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

    private static String decode(Path file) throws IOException {
        if (Files.size(file) > Limits.MARKDOWN_FILE) {
            throw UnreadableDeck.tooLarge("Markdown of more than 8 MB");
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = decode(bytes).replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            // What is text but no UTF-8 was most likely saved by an old Windows program.
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
