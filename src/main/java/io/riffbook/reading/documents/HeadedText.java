package io.riffbook.reading.documents;

import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import io.riffbook.reading.passage.PassageText;
import io.riffbook.reading.passage.SplitLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Running text that is cut into passages at the headings of its upper levels ([SplitLevel]); deeper headings stay in
/// the text. What stands before the first heading is a passage, too. A passage's section is the nearest heading above
/// its own.
public final class HeadedText {

    /// The document's own title: it opens a passage, but says nothing about the levels of the headings.
    public static final int TITLE = 0;
    private static final int NONE = Integer.MAX_VALUE;

    private record Part(int level, PassageDraft draft) {}

    private final Supplier<MarkdownText> texts;
    private final List<Part> parts = new ArrayList<>();

    /// @param texts makes the text of a passage
    public HeadedText(Supplier<MarkdownText> texts) {
        this.texts = texts;
        open(NONE);
    }

    /// Where the text goes on.
    public PassageDraft draft() {
        return parts.getLast().draft();
    }

    /// What follows stands below this heading.
    ///
    /// @param level from 1, or [#TITLE]
    /// @param words plain text; without any it is no heading
    public void heading(int level, String words) {
        String line = PassageText.line(words);
        if (!line.isBlank()) {
            open(level);
            draft().title(line);
        }
    }

    /// All of them, in their order.
    public List<FoundPassage> passages() {
        int level = SplitLevel.of(parts.stream().map(Part::level).filter(l -> l != TITLE && l != NONE).toList());
        List<Part> passages = new ArrayList<>();
        List<Part> above = new ArrayList<>();
        for (Part part : parts) {
            if (part.level() <= level || passages.isEmpty()) {
                while (!above.isEmpty() && above.getLast().level() >= part.level()) {
                    above.removeLast();
                }
                part.draft().section(above.isEmpty() ? "" : above.getLast().draft().title());
                above.add(part);
                passages.add(part);
            } else {
                merge(passages.getLast().draft(), part);
            }
        }
        return passages.stream().map(Part::draft).filter(draft -> !draft.isEmpty()).map(PassageDraft::found).toList();
    }

    private void open(int level) {
        parts.add(new Part(level, new PassageDraft(texts.get())));
    }

    private static void merge(PassageDraft passage, Part deeper) {
        String heading = deeper.draft().title();
        passage.text().blocks("#".repeat(Math.clamp(deeper.level(), 2, 6)) + " " + MarkdownText.escaped(heading));
        passage.add(deeper.draft());
    }
}
