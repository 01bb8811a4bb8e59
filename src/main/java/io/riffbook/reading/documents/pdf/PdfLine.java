package io.riffbook.reading.documents.pdf;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words beside each other on a page, without a gap that is wider than between words.
record PdfLine(List<PdfWord> words) {

    PdfLine {
        words = List.copyOf(words);
    }

    String text() {
        return words.stream().map(PdfWord::text).collect(Collectors.joining(" "));
    }

    float left() {
        return words.getFirst().left();
    }

    float right() {
        return (float) words.stream().mapToDouble(PdfWord::right).max().orElse(0);
    }

    float baseline() {
        return words.getLast().baseline();
    }

    float top() {
        return baseline() - 0.75f * size();
    }

    float bottom() {
        return baseline() + 0.2f * size();
    }

    /// The size of most of its letters.
    float size() {
        return words.stream().max(java.util.Comparator.comparingInt(word -> word.text().length())).map(PdfWord::size)
                .orElse(0f);
    }

    boolean hasLetters() {
        return words.stream().anyMatch(word -> word.text().codePoints().anyMatch(Character::isLetter));
    }

    boolean isBesides(PdfLine other) {
        return Math.abs(baseline() - other.baseline()) < 0.35f * Math.max(size(), other.size());
    }

    /// Both as one, from left to right.
    PdfLine with(PdfLine other) {
        return new PdfLine(Stream.concat(words.stream(), other.words.stream()).toList());
    }
}
