package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.passage.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// Puts the lines of a page together again to the paragraphs and items that they were broken out of.
final class Paragraphs {

    private static final char SOFT_HYPHEN = '\u00AD';

    private final MarkdownText text;
    private final StringBuilder words = new StringBuilder();
    /// Where the marks of the open list's levels stand.
    private final List<Float> levels = new ArrayList<>();
    private Bullets.Mark mark = Bullets.Mark.NONE;
    private List<PdfLine> lines = List.of();
    private float pitch;

    Paragraphs(MarkdownText text) {
        this.text = text;
    }

    /// Adds the lines of a block.
    void add(List<PdfLine> block) {
        lines = block;
        pitch = usualPitch(block);
        for (int i = 0; i < block.size(); i++) {
            PdfLine line = block.get(i);
            String written = line.text();
            Bullets.Mark begins = Bullets.of(written, mark.length() > 0);
            if (begins.length() > 0) {
                end();
                mark = begins;
                nest(line.left());
                words.append(written.substring(begins.length()));
            } else if (i > 0 && goesOn(block.get(i - 1), line)) {
                join(written);
            } else {
                end();
                words.append(written);
            }
        }
    }

    /// What was added last is complete.
    void end() {
        String complete = words.toString().replace(String.valueOf(SOFT_HYPHEN), "").strip();
        words.setLength(0);
        if (!complete.isEmpty()) {
            if (mark.length() > 0) {
                text.item(levels.size() - 1, mark.numbered(), complete);
            } else {
                text.paragraph(complete);
                levels.clear();
            }
        }
        mark = Bullets.Mark.NONE;
    }

    private void nest(float left) {
        while (!levels.isEmpty() && levels.getLast() > left + 3) {
            levels.removeLast();
        }
        if (levels.isEmpty() || levels.getLast() < left - 3) {
            levels.add(left);
        }
    }

    /// The line was broken because its next word had no room.
    private boolean goesOn(PdfLine last, PdfLine line) {
        float distance = line.baseline() - last.baseline();
        boolean alike = Math.abs(line.size() - last.size()) < 0.15f * Math.max(line.size(), last.size());
        boolean near = distance > 0 && distance < 1.3f * pitch && distance < 2.3f * line.size();
        if (!alike || !near) {
            return false;
        }
        float edge = (float) lines.stream().mapToDouble(PdfLine::right).max().orElse(0);
        PdfWord next = line.words().getFirst();
        float room = edge - last.right();
        return room < next.right() - next.left() + 0.25f * line.size() || isOpen(last.text());
    }

    private static boolean isOpen(String line) {
        char last = line.charAt(line.length() - 1);
        return last == '-' || last == SOFT_HYPHEN || last == ',';
    }

    private void join(String next) {
        int last = words.length() - 1;
        boolean hyphen = last > 0 && (words.charAt(last) == '-' || words.charAt(last) == SOFT_HYPHEN)
                && Character.isLetter(words.charAt(last - 1));
        if (!hyphen) {
            words.append(words.isEmpty() ? "" : " ").append(next);
            return;
        }
        String word = words.substring(words.lastIndexOf(" ") + 1, last);
        // A word that had a hyphen before keeps its last one, too: "state-of-the-" "art".
        boolean isCompound = word.indexOf('-') >= 0 || !Character.isLowerCase(next.codePointAt(0));
        if (!isCompound || words.charAt(last) == SOFT_HYPHEN) {
            words.setLength(last);
        }
        words.append(next);
    }

    private static float usualPitch(List<PdfLine> block) {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < block.size(); i++) {
            float distance = block.get(i).baseline() - block.get(i - 1).baseline();
            if (distance > 0) {
                distances.add(distance);
            }
        }
        distances.sort(null);
        return distances.isEmpty() ? 0 : distances.get(distances.size() / 3);
    }
}
