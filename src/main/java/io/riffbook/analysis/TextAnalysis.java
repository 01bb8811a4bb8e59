package io.riffbook.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/// Turns text into words, the same way for what is stored and for what is asked.
///
/// Words are cut by Unicode's rules, folded (case, accents, width), freed of an English possessive, and in one of the
/// two forms also stemmed. Stop words stay in, so that a query of nothing else still finds; [QueryReader] leaves them
/// out of other queries. A hyphenated word yields its parts and, at the place of the first, the parts joined. Safe for
/// many threads.
public final class TextAnalysis {
    private static final CharArraySet STOP_WORDS = EnglishAnalyzer.getDefaultStopSet();
    /// What the stemmer would cut down to another word.
    private static final CharArraySet NEVER_STEMMED = new CharArraySet(
            Set.of("aws", "bus", "cms", "dns", "gas", "gis", "gps", "ios", "iaas", "news", "paas", "pos", "saas", "sas",
                    "sms", "sos", "us"),
            false);

    private static final Analyzer STEMS = new English(true);
    private static final Analyzer EXACT = new English(false);

    private TextAnalysis() {}

    /// Yields stems; the form in which words are looked up.
    public static Analyzer stems() {
        return STEMS;
    }

    /// Yields folded words as they were written; the form in which quoted phrases are looked up.
    public static Analyzer exact() {
        return EXACT;
    }

    /// The words of a text in both forms, in order; empty when there are none.
    public static List<Word> words(String text) {
        List<Token> exact = tokens(EXACT, text);
        List<Token> stems = tokens(STEMS, text);
        List<Word> words = new ArrayList<>(exact.size());
        for (int i = 0; i < exact.size(); i++) {
            words.add(new Word(exact.get(i).term(), stems.get(i).term(), exact.get(i).joins()));
        }
        return List.copyOf(words);
    }

    /// The words and where they stand, without the joined forms of hyphenated ones.
    static List<PlacedWord> placed(String text) {
        List<Token> exact = tokens(EXACT, text);
        List<Token> stems = tokens(STEMS, text);
        List<PlacedWord> words = new ArrayList<>(exact.size());
        for (int i = 0; i < exact.size(); i++) {
            Token token = exact.get(i);
            if (token.joins() == 0) {
                words.add(new PlacedWord(new Word(token.term(), stems.get(i).term(), 0), token.start(), token.end()));
            }
        }
        return List.copyOf(words);
    }

    static boolean isStopWord(Word word) {
        return STOP_WORDS.contains(word.exact());
    }

    private static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(),
                        increment.getPositionIncrement() == 0 ? length.getPositionLength() : 0, offset.startOffset(),
                        offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private record Token(String term, int joins, int start, int end) {}

    private static final class English extends Analyzer {
        private final boolean stemmed;

        private English(boolean stemmed) {
            this.stemmed = stemmed;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream folded = new FoldingFilter(new EnglishPossessiveFilter(new CompoundFilter(words)));
            return new TokenStreamComponents(words, stemmed
                    ? new PorterStemFilter(new SetKeywordMarkerFilter(folded, NEVER_STEMMED))
                    : folded);
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return new PunctuationCharFilter(reader);
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new FoldingFilter(in);
        }
    }
}
