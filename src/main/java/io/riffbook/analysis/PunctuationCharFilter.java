package io.riffbook.analysis;

import java.io.IOException;
import java.io.Reader;

import org.apache.lucene.analysis.CharFilter;

/// Replaces hyphens and typographic apostrophes, one for one, by the characters that keep a word together by Unicode's
/// rules.
final class PunctuationCharFilter extends CharFilter {
    /// Keeps letters on both sides together, and hardly ever stands in a text.
    static final char JOINER = '\u00B7';

    PunctuationCharFilter(Reader input) {
        super(input);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = input.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            buffer[i] = switch (buffer[i]) {
                case '-', '\u2010', '\u2011' -> JOINER;
                case '\u2019', '\u02BC', '\uFF07' -> '\'';
                default -> buffer[i];
            };
        }
        return read;
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }
}
