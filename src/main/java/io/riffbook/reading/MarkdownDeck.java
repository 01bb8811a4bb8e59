package io.riffbook.reading;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.Node;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.Progress;
import io.riffbook.reading.WorkerMessage.TextRead;
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

/// Reads a Markdown deck: one passage for each part between `---` lines, or, if there are none, for each heading of
/// the upper levels.
final class MarkdownDeck {

    private static final Pattern SEPARATOR = Pattern.compile("-{3,}");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String source;
    private final List<Node> blocks = new ArrayList<>();

    private MarkdownDeck(String source) {
        this.source = source;
        Markdown.parse(source).getChildren().forEach(blocks::add);
    }

    static void read(WorkerRequest request, ReadingWorker.Answer answer) throws IOException {
        if (!request.text()) {
            return;
        }
        String text = decode(request.file());
        FrontMatter front = FrontMatter.of(text);
        var deck = new MarkdownDeck(MarkdownNesting.bound(text.substring(front.length())));
        List<ReadPassage> passages = deck.passages();
        if (passages.isEmpty()) {
            throw UnreadableDeck.noPassages();
        }
        String title = front.title();
        for (ReadPassage passage : passages) {
            answer.send(new Passage(passage));
            answer.send(new Progress(passage.position(), passages.size(), "Reading text"));
        }
        if (title.isBlank()) {
            title = deck.hasHeading() ? passages.getFirst().title() : UntrustedFile.stem(request.fileName());
        }
        answer.send(new TextRead(DeckFormat.MARKDOWN, title, passages.size()));
    }

    private List<ReadPassage> passages() {
        List<MarkdownSection> sections = sections().stream().filter(section -> !section.isEmpty()).toList();
        if (sections.size() > Limits.PASSAGES) {
            throw UnreadableDeck.tooManySlides(sections.size());
        }
        List<ReadPassage> passages = new ArrayList<>();
        for (MarkdownSection section : sections) {
            passages.add(section.passage(passages.size() + 1));
        }
        return passages;
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

    private boolean hasHeading() {
        return blocks.stream().anyMatch(Heading.class::isInstance);
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
