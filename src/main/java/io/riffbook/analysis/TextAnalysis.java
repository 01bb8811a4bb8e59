package io.riffbook.analysis;

import io.riffbook.analysis.Cutter.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

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

    /// Making one takes longer than cutting a query with it, and requests have threads of their own.
    private static final int MOST_IDLE = 16;
    private static final Map<Language, Queue<Cutter>> IDLE = new ConcurrentHashMap<>();

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
        List<Token> tokens = read(language, text);
        return new Tokens(joined(tokens, Wording.Form.STEM), joined(tokens, Wording.Form.AS_WRITTEN));
    }

    /// The words of a text in both forms, as streams that don't depend on each other.
    public static Streams streams(Language language, String text) {
        List<Token> tokens = read(language, text);
        return new Streams(new TokensStream(tokens, Wording.Form.STEM),
                new TokensStream(tokens, Wording.Form.AS_WRITTEN));
    }

    /// A text cut into words.
    ///
    /// @param stems the form in which words are looked up
    /// @param exact folded words as they were written, the form in which quoted phrases are looked up
    public record Streams(TokenStream stems, TokenStream exact) {}

    /// The words of an English text in both forms, in order; empty when there are none.
    public static List<Word> words(String text) {
        return words(Language.ENGLISH, text);
    }

    /// The words of a text in both forms, in order; empty when there are none. There are as many in any language.
    public static List<Word> words(Language language, String text) {
        return read(language, text).stream().map(TextAnalysis::word).toList();
    }

    /// The words and where they stand, without the joined forms of hyphenated ones.
    static List<PlacedWord> placed(String text) {
        return read(Language.ENGLISH, text).stream().filter(token -> token.joins() == 0)
                .map(token -> new PlacedWord(word(token), token.start(), token.end())).toList();
    }

    private static Word word(Token token) {
        return new Word(token.exact(), token.stem(), token.joins());
    }

    static boolean isStopWord(Word word) {
        return isStopWord(Language.ENGLISH, word);
    }

    static boolean isStopWord(Language language, Word word) {
        return STOP_WORDS.getOrDefault(language, Set.of()).contains(word.exact());
    }

    /// The words of a text, in order.
    static List<Token> read(Language language, String text) {
        Queue<Cutter> idle = IDLE.computeIfAbsent(language, _ -> new ArrayBlockingQueue<>(MOST_IDLE));
        Cutter cutter = idle.poll();
        if (cutter == null) {
            cutter = new Cutter(language);
        }
        try {
            List<Token> tokens = cutter.cut(text);
            idle.offer(cutter);
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String joined(List<Token> tokens, Wording.Form form) {
        StringBuilder all = new StringBuilder();
        for (Token token : tokens) {
            if (!all.isEmpty()) {
                all.append(token.joins() > 0 ? SAME_PLACE : BLANK);
            }
            all.append(token.form(form));
        }
        return all.toString();
    }

    private static Map<Language, Set<String>> stopWords() {
        return Map.of(Language.ENGLISH, folded(Language.ENGLISH, EnglishAnalyzer.getDefaultStopSet()), Language.GERMAN,
                folded(Language.GERMAN, GermanAnalyzer.getDefaultStopSet()), Language.FRENCH,
                folded(Language.FRENCH, FrenchAnalyzer.getDefaultStopSet()), Language.SPANISH,
                folded(Language.SPANISH, SpanishAnalyzer.getDefaultStopSet()));
    }

    private static Set<String> folded(Language language, CharArraySet words) {
        Collection<String> all = words.stream().map(each -> new String((char[]) each)).toList();
        return all.stream().flatMap(each -> read(language, each).stream()).map(Token::exact)
                .collect(Collectors.toUnmodifiableSet());
    }
}
