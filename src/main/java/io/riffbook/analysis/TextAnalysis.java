package io.riffbook.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/// Turns text into words, the same way for what is stored and for what is asked.
///
/// Words are cut by Unicode's rules, folded (case, accents, width), freed of an English possessive (and of a French
/// article), and in one of the two forms also stemmed by the rules of the text's language. Stop words stay in, so that
/// a query of nothing else still finds; [QueryReader] leaves them out of other queries. A hyphenated word yields its
/// parts and, at the place of the first, the parts joined. Safe for many threads.
///
/// What is never stemmed is a fixed list, because an index that depended on the taxonomies had to be made anew with each
/// of their changes. Abbreviations and names such as `GitOps` in a taxonomy are protected on the other side: queries look
/// them up as they are written, in the form that every index holds as well.
public final class TextAnalysis {
    /// Characters of a word; what is longer is cut into several.
    public static final int LONGEST_WORD = 255;
    private static final String BLANK = " ";
    private static final String SAME_PLACE = "|";

    private static final Map<Language, LanguageAnalyzer> STEMS = analyzers(true);
    private static final Map<Language, LanguageAnalyzer> EXACT = analyzers(false);
    private static final Map<Language, Set<String>> STOP_WORDS = stopWords();

    private TextAnalysis() {}

    /// A text as strings that an engine needs to split at blanks only. The forms of a word that stand at one place are
    /// joined by `|`, as in `follow|followup up`; there are at most two. No word contains a blank or a `|`.
    ///
    /// @param stems the form in which words are looked up
    /// @param exact folded words as they were written, the form in which quoted phrases are looked up
    public record Tokens(String stems, String exact) {}

    /// The words of a text in both forms.
    public static Tokens tokens(Language language, String text) {
        return new Tokens(joined(stems(language), text), joined(exact(language), text));
    }

    /// The words of a text in one form, as a stream of its own: several may be open at once.
    ///
    /// @param form a prefix is looked up among the words as they were written
    public static TokenStream stream(Language language, Wording.Form form, String text) {
        return analyzer(form == Wording.Form.STEM ? STEMS : EXACT, language).fresh(text);
    }

    /// Yields stems; the form in which words are looked up.
    public static Analyzer stems(Language language) {
        return analyzer(STEMS, language);
    }

    /// Yields folded words as they were written; the form in which quoted phrases are looked up.
    public static Analyzer exact(Language language) {
        return analyzer(EXACT, language);
    }

    /// English stems.
    public static Analyzer stems() {
        return stems(Language.ENGLISH);
    }

    /// English words as they were written.
    public static Analyzer exact() {
        return exact(Language.ENGLISH);
    }

    /// The words of an English text in both forms, in order; empty when there are none.
    public static List<Word> words(String text) {
        return words(Language.ENGLISH, text);
    }

    /// The words of a text in both forms, in order; empty when there are none. There are as many in any language.
    public static List<Word> words(Language language, String text) {
        List<Token> exact = read(exact(language), text);
        List<Token> stems = read(stems(language), text);
        List<Word> words = new ArrayList<>(exact.size());
        for (int i = 0; i < exact.size(); i++) {
            words.add(new Word(exact.get(i).term(), stems.get(i).term(), exact.get(i).joins()));
        }
        return List.copyOf(words);
    }

    /// The words and where they stand, without the joined forms of hyphenated ones.
    static List<PlacedWord> placed(String text) {
        List<Token> exact = read(exact(), text);
        List<Token> stems = read(stems(), text);
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
        return isStopWord(Language.ENGLISH, word);
    }

    static boolean isStopWord(Language language, Word word) {
        return STOP_WORDS.getOrDefault(language, Set.of()).contains(word.exact());
    }

    static List<Token> read(Analyzer analyzer, String text) {
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

    /// @param joins of how many words from here on it is the joined form, beside the first of them; 0 for an ordinary word
    record Token(String term, int joins, int start, int end) {}

    private static String joined(Analyzer analyzer, String text) {
        StringBuilder all = new StringBuilder(text.length() + text.length() / 4);
        for (Token token : read(analyzer, text)) {
            if (!all.isEmpty()) {
                all.append(token.joins() > 0 ? SAME_PLACE : BLANK);
            }
            all.append(token.term());
        }
        return all.toString();
    }

    private static LanguageAnalyzer analyzer(Map<Language, LanguageAnalyzer> all, Language language) {
        LanguageAnalyzer analyzer = all.get(language);
        if (analyzer == null) {
            throw new IllegalStateException("no analysis for " + language);
        }
        return analyzer;
    }

    private static Map<Language, LanguageAnalyzer> analyzers(boolean stemmed) {
        Map<Language, LanguageAnalyzer> all = new EnumMap<>(Language.class);
        Arrays.stream(Language.values()).forEach(each -> all.put(each, new LanguageAnalyzer(each, stemmed)));
        return all;
    }

    private static Map<Language, Set<String>> stopWords() {
        return Map.of(Language.ENGLISH, folded(Language.ENGLISH, EnglishAnalyzer.getDefaultStopSet()), Language.GERMAN,
                folded(Language.GERMAN, GermanAnalyzer.getDefaultStopSet()), Language.FRENCH,
                folded(Language.FRENCH, FrenchAnalyzer.getDefaultStopSet()), Language.SPANISH,
                folded(Language.SPANISH, SpanishAnalyzer.getDefaultStopSet()));
    }

    private static Set<String> folded(Language language, CharArraySet words) {
        Collection<String> all = words.stream().map(each -> new String((char[]) each)).toList();
        return all.stream().flatMap(each -> read(exact(language), each).stream()).map(Token::term)
                .collect(Collectors.toUnmodifiableSet());
    }
}
