package io.riffbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class MarkingTest {
    private static final List<Language> ALL = List.of(Language.ENGLISH, Language.GERMAN, Language.FRENCH,
            Language.SPANISH);

    private static Marking marking(String query) {
        return new Marking(new QueryReader(Synonyms.of(List.of(List.of("CFO", "finance leader"))), ALL).read(query));
    }

    private static String shown(Piece piece) {
        return piece.parts().stream().map(part -> part.marked() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            en | cold chain       | Cold chains stay cold             | [Cold] [chains] stay [cold]
            en | "cold chain"     | A cold chain; the chain is cold   | A [cold] [chain]; the chain is cold
            en | CFO              | Ask finance leaders, or the CFO's | Ask [finance] [leaders], or the [CFO's]
            en | followup         | A follow-up call                  | A [follow-up] call
            en | pric             | Our prices: a price list          | Our [prices]: a [price] list
            en | cold -chain      | A cold chain                      | A [cold] chain
            de | Preis            | Die Preise für Kühlräume          | Die [Preise] für Kühlräume
            de | kuehlraum        | Die Preise für Kühlräume          | Die Preise für [Kühlräume]
            fr | entreprise       | L'entreprise et les entreprises   | [L'entreprise] et les [entreprises]
            es | cliente precio   | Los precios para clientes         | Los [precios] para [clientes]
            nl | prijs            | De prijs en de prijzen            | De [prijs] en de prijzen
            """)
    void marksWhatTheQueryMeansInTheLanguageOfTheText(String language, String query, String text, String expected) {
        List<Piece> pieces = marking(query).whole(Language.of(language), text);

        assertThat(pieces).hasSize(1);
        assertThat(shown(pieces.getFirst())).isEqualTo(expected);
    }

    @Test
    void saysNothingOfATextWithoutTheWords() {
        assertThat(marking("needle").whole(Language.ENGLISH, "Nothing but hay")).isEmpty();
        assertThat(marking("needle").sentences(Language.ENGLISH, "", 2)).isEmpty();
        assertThat(marking("-hay").whole(Language.ENGLISH, "Nothing but hay")).isEmpty();
    }

    @Test
    void choosesTheSentencesThatHaveMostOfTheWords() {
        String filler = "This sentence is here for nothing but its length, which has to be more than eighty characters. ";
        String text = "The price is high. " + filler + filler + "Price and quality of the reefers. " + filler + filler
                + "Quality is all. ";

        List<Piece> pieces = marking("quality of reefers and price").sentences(Language.ENGLISH, text, 1);

        assertThat(pieces).hasSize(1);
        assertThat(shown(pieces.getFirst())).contains("[Price] and [quality] of the [reefers].");
    }

    @Property(tries = 100)
    void takesAnyText(@ForAll @StringLength(max = 400) String text, @ForAll @StringLength(max = 30) String query) {
        for (Language language : Language.values()) {
            for (Piece piece : marking(query + " " + text).sentences(language, text, 2)) {
                assertThat(piece.parts()).anyMatch(Piece.Part::marked);
            }
            for (Piece piece : marking(query).whole(language, text)) {
                assertThat(piece.text()).hasSizeLessThan(330);
            }
        }
    }
}
