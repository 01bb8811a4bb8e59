package io.riffbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
