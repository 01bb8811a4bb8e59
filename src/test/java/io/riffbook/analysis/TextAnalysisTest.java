package io.riffbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class TextAnalysisTest {

    private static List<String> stems(String text) {
        return TextAnalysis.words(text).stream().map(Word::stem).toList();
    }

    @Test
    void findsNoWordsInNothing() {
        assertThat(TextAnalysis.words("")).isEmpty();
        assertThat(TextAnalysis.words(" \t\n - · ' \" … ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PRICING, prices", "customer's, customer", "customer’s, customers", "Zürich, zurich",
            "Zu\u0308rich, Zürich", "ｃｏｌｄ, cold",
            "ﬁnance, finance", "Straße, strasse", "Ærø, aero", "co\u00ADoperate, cooperate", "ΑΘΉΝΑ, αθηνα"})
    void holdsEqual(String one, String other) {
        assertThat(stems(one)).isEqualTo(stems(other)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SaaS, saa", "news, new", "AWS, aw", "gas, ga"})
    void doesNotStemWhatBecomesAnotherWord(String word, String other) {
        assertThat(stems(word)).isNotEqualTo(stems(other));
    }

    @ParameterizedTest
    @CsvSource({"de, Häuser, haus", "de, Aepfel, Apfel", "de, Straßen, strasse", "de, Kunden, Kunde",
            "fr, l'entreprise, entreprises", "fr, journaux, journal", "fr, qualités, qualite", "es, canciones, cancion",
            "es, clientes, cliente", "en, businesses, business", "nl, Prijs, prijs"})
    void holdsEqualInItsLanguage(String language, String one, String other) {
        assertThat(stems(Language.of(language), one)).isEqualTo(stems(Language.of(language), other)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"en, busy, business", "nl, prijzen, prijs", "de, Preis, Reise"})
    void keepsApart(String language, String one, String other) {
        assertThat(stems(Language.of(language), one)).isNotEqualTo(stems(Language.of(language), other));
    }

    private static List<String> stems(Language language, String text) {
        return TextAnalysis.words(language, text).stream().map(Word::stem).toList();
    }

    @Test
    void knowsLanguagesByTheFirstPartOfTheirTag() {
        assertThat(Language.of("de-AT")).isEqualTo(Language.GERMAN);
        assertThat(Language.of("FR")).isEqualTo(Language.FRENCH);
        assertThat(Language.of("")).isEqualTo(Language.OTHER);
        assertThat(Language.of("gsw")).isEqualTo(Language.OTHER);
    }

    @Test
    void writesWordsForAnEngineThatSplitsAtBlanks() {
        assertThat(TextAnalysis.tokens(Language.ENGLISH, "The follow-up | calls."))
                .isEqualTo(new TextAnalysis.Tokens("the follow|followup up call", "the follow|followup up calls"));
        assertThat(TextAnalysis.tokens(Language.FRENCH, "")).isEqualTo(new TextAnalysis.Tokens("", ""));
    }

    @Property(tries = 500)
    void cutsInBothFormsAtOnceAsFiltersOfTheirOwnWould(@ForAll @StringLength(max = 200) String text,
            @ForAll Language language) throws IOException {
        List<List<String>> stems = streamed(filters(language, Wording.Form.STEM, text));
        List<List<String>> exact = streamed(filters(language, Wording.Form.AS_WRITTEN, text));

        assertThat(split(TextAnalysis.tokens(language, text).stems())).isEqualTo(stems);
        assertThat(split(TextAnalysis.tokens(language, text).exact())).isEqualTo(exact);
        TextAnalysis.Streams streams = TextAnalysis.streams(language, text);
        assertThat(streamed(streams.exact())).isEqualTo(exact);
        assertThat(streamed(streams.stems())).isEqualTo(stems);
    }

    @Test
    void letsNoBlankIntoAWord() throws IOException {
        String text = "\uFDFA \u037A x\uFDFBy \u037A\u037A " + "\uFDFA".repeat(300);
        for (Language language : Language.values()) {
            assertThat(split(TextAnalysis.tokens(language, text).exact()))
                    .isEqualTo(streamed(filters(language, Wording.Form.AS_WRITTEN, text)));
        }
    }

    private static TokenStream filters(Language language, Wording.Form form, String text) {
        Tokenizer words = new StandardTokenizer();
        words.setReader(new PunctuationCharFilter(new StringReader(text)));
        TokenStream folded = WordFilters.folded(language, words);
        return form == Wording.Form.STEM ? WordFilters.stems(language, folded) : folded;
    }

    private static List<List<String>> split(String tokens) {
        return tokens.isEmpty()
                ? List.of()
                : Arrays.stream(tokens.split(" ", -1)).map(place -> List.of(place.split("\\|", -1))).toList();
    }

    private static List<List<String>> streamed(TokenStream stream) throws IOException {
        List<List<String>> places = new ArrayList<>();
        try (stream) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (increment.getPositionIncrement() > 0) {
                    places.add(new ArrayList<>());
                }
                assertThat(term.length()).isBetween(1, TextAnalysis.LONGEST_WORD);
                places.getLast().add(term.toString());
            }
            stream.end();
        }
        return places;
    }

    @Test
    void keepsMarksThatAreLettersInTheirScript() {
        assertThat(stems("हिन्दी")).isNotEqualTo(stems("हनद"));
    }

    @Test
    void takesHyphenatedWordsApartAndJoinsThem() {
        assertThat(TextAnalysis.words("a state-of-the-art follow‑up")).extracting(Word::exact).containsExactly("a",
                "state",
                "stateoftheart", "of", "the", "art", "follow", "followup", "up");
        assertThat(TextAnalysis.words("follow-up").get(1).joins()).isEqualTo(2);
        assertThat(TextAnalysis.words("a - b -c d- e--f").stream().filter(Word::isJoined)).isEmpty();
    }

    @Test
    void takesWordsOfAnyLengthAndEveryCharacter() {
        assertThat(TextAnalysis.words("x-".repeat(3_000))).isNotEmpty();
        assertThat(TextAnalysis.words("y".repeat(10_000))).isNotEmpty();
        StringBuilder everything = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            everything.append(c).append(c % 7 == 0 ? ' ' : '-');
        }
        assertThat(TextAnalysis.words(everything.toString())).isNotEmpty();
    }
}
