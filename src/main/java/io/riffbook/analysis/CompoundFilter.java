package io.riffbook.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.jspecify.annotations.Nullable;

/// Takes a hyphenated word apart: `follow-up` becomes `follow`, `followup` at the same place, and `up`.
final class CompoundFilter extends TokenFilter {
    private static final Pattern JOINER = Pattern.compile("[-" + PunctuationCharFilter.JOINER + "]");
    private static final int MOST_PARTS = 6;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final PositionLengthAttribute length = addAttribute(PositionLengthAttribute.class);
    private final Deque<Part> waiting = new ArrayDeque<>();
    private @Nullable State compound;

    CompoundFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        Part next = waiting.poll();
        if (next != null) {
            restoreState(compound);
            emit(next);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        int joiner = indexOfJoiner();
        if (joiner >= 0) {
            takeApart(term.toString());
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting.clear();
        compound = null;
    }

    private int indexOfJoiner() {
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) == PunctuationCharFilter.JOINER) {
                return i;
            }
        }
        return -1;
    }

    private void takeApart(String word) {
        List<String> parts = List.of(JOINER.split(word, MOST_PARTS));
        int firstIncrement = increment.getPositionIncrement();
        int start = offset.startOffset();
        compound = captureState();
        String joined = String.join("", parts).replace(String.valueOf(PunctuationCharFilter.JOINER), "");
        int at = start + parts.getFirst().length();
        waiting.add(new Part(joined, start, offset.endOffset(), 0, parts.size()));
        for (String part : parts.subList(1, parts.size())) {
            waiting.add(new Part(part, at + 1, at + 1 + part.length(), 1, 1));
            at += 1 + part.length();
        }
        emit(new Part(parts.getFirst(), start, start + parts.getFirst().length(), firstIncrement, 1));
    }

    private void emit(Part part) {
        term.setEmpty().append(part.text());
        offset.setOffset(part.start(), part.end());
        increment.setPositionIncrement(part.increment());
        length.setPositionLength(part.length());
    }

    private record Part(String text, int start, int end, int increment, int length) {}
}
