package io.riffbook.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/// Cuts texts of one language into words, in both forms at once. For one thread at a time: its filters are made once and used again.
final class Cutter {
    private final Tokenizer words = new StandardTokenizer();
    private final Folded folded;
    private final TokenStream stems;
    private final CharTermAttribute stem;
    private final PositionIncrementAttribute increment;
    private final PositionLengthAttribute length;
    private final OffsetAttribute offset;

    Cutter(Language language) {
        this.folded = new Folded(WordFilters.folded(language, words));
        this.stems = WordFilters.stems(language, folded);
        this.stem = stems.addAttribute(CharTermAttribute.class);
        this.increment = stems.addAttribute(PositionIncrementAttribute.class);
        this.length = stems.addAttribute(PositionLengthAttribute.class);
        this.offset = stems.addAttribute(OffsetAttribute.class);
    }

    /// A word where it stands.
    ///
    /// @param joins of how many words from here on it is the joined form, beside the first of them; 0 for an ordinary word
    record Token(String exact, String stem, int joins, int start, int end) {

        String form(Wording.Form form) {
            return form == Wording.Form.STEM ? stem : exact;
        }
    }

    /// The words of the text, in order. After a failure it can't be used again.
    List<Token> cut(String text) throws IOException {
        List<Token> tokens = new ArrayList<>(text.length() / 6 + 1);
        words.setReader(new PunctuationCharFilter(new StringReader(text)));
        try (stems) {
            stems.reset();
            while (stems.incrementToken()) {
                String exact = folded.last;
                tokens.add(new Token(exact, stem.length() == exact.length() && exact.contentEquals(stem)
                        ? exact
                        : stem.toString(), increment.getPositionIncrement() == 0 ? length.getPositionLength() : 0,
                        offset.startOffset(), offset.endOffset()));
            }
            stems.end();
        }
        return tokens;
    }

    /// Remembers each word before it is stemmed.
    private static final class Folded extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String last = "";

        Folded(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            last = term.toString();
            return true;
        }
    }
}
