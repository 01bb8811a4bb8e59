package io.riffbook.content.proposals;

import io.riffbook.analysis.Labels.Mention;
import io.riffbook.content.proposals.Sentence.Form;
import io.riffbook.model.Sign;
import java.util.Set;
import java.util.regex.Pattern;

/// Where in a passage a concept is named: the more of the passage stands under it, the more it weighs.
enum Place {
    TITLE(Part.TITLE, 3),
    /// Whom a story begins with; what a measurement counts.
    SUBJECT(Part.BODY, 2),
    /// In the first sentence or the first item of the text.
    OPENING(Part.BODY, 1), TEXT(Part.BODY, 1),
    /// As one of many: in an item further down, in a cell, in a row of names.
    LISTED(Part.BODY, 0.5), NOTES(Part.NOTES, 0.5);

    private static final Pattern PIECE = Pattern.compile("[,;·|/&]|\\b(?:and|or)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED = Pattern.compile(
            ".*(?<![\\p{L}\\d€$£¥.,])(?:\\d[\\d.,]{0,15}(?<![.,])|two|three|four|five|six"
                    + "|seven|eight|nine|ten|eleven|twelve)\\s+"
                    + "(?:\\p{L}+\\s+)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int SHORT = 3;
    private static final int MANY = 4;

    private final Part part;
    private final double weight;

    Place(Part part, double weight) {
        this.part = part;
        this.weight = weight;
    }

    Part part() {
        return part;
    }

    double weight() {
        return weight;
    }

    /// @param mention by its place in the sentence
    /// @param isFirst whether the sentence is the first of its part
    /// @param signs of the passage
    static Place of(Part part, Sentence sentence, Mention mention, boolean isFirst, Set<Sign> signs) {
        if (part != Part.BODY) {
            return part == Part.TITLE ? TITLE : NOTES;
        }
        boolean isTold = signs.contains(Sign.PAST);
        boolean isMeasured = !isTold && (signs.contains(Sign.SOURCE) || signs.contains(Sign.SAMPLE));
        String before = sentence.text().substring(0, mention.start());
        if (isFirst && (isTold ? WordCount.of(before) <= SHORT : isMeasured && COUNTED.matcher(before).matches())) {
            return SUBJECT;
        }
        if (sentence.form() == Form.CELL || isOneOfMany(sentence.text(), mention)) {
            return LISTED;
        }
        if (isFirst) {
            return OPENING;
        }
        return sentence.form() == Form.ITEM ? LISTED : TEXT;
    }

    /// Whether it stands in a row of at least four names or other short pieces.
    private static boolean isOneOfMany(String text, Mention mention) {
        int end = 0;
        int row = 0;
        boolean isHere = false;
        for (String piece : PIECE.split(text, -1)) {
            int start = text.indexOf(piece, end);
            end = start + piece.length();
            if (WordCount.of(piece) > SHORT) {
                if (isHere && row >= MANY) {
                    return true;
                }
                row = 0;
                isHere = false;
            } else if (!piece.isBlank()) {
                row++;
                isHere |= start <= mention.start() && mention.start() < end;
            }
        }
        return isHere && row >= MANY;
    }
}
