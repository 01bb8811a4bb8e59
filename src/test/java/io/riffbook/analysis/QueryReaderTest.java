package io.riffbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.analysis.Wording.Clause;
import io.riffbook.analysis.Wording.Need;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class QueryReaderTest {
    private final QueryReader reader = new QueryReader(Synonyms.of(List.of(
            List.of("Chief financial officer", "CFO", "finance leader"),
            List.of("Chief information officer", "CIO", "CTO"),
            List.of("Chief technology officer", "CTO"), List.of("Food retail", "grocery"), List.of("", "-"))));

    private List<String> first(String text) {
        return reader.read(text).clauses().stream().map(QueryReaderTest::written).toList();
    }

    private static String written(Clause clause) {
        String words = String.join(" ", clause.alternatives().getFirst().terms());
        return switch (clause.need()) {
            case WANTED -> words;
            case REQUIRED -> "\"" + words + "\"";
            case EXCLUDED -> "-" + words;
        };
    }

    private List<String> all(String text) {
        return reader.read(text).finished().clauses().getFirst().alternatives().stream()
                .map(each -> String.join(" ", each.terms())).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\"", "-", "\"", "!?"})
    void asksForNothingWhenThereAreNoWords(String text) {
        assertThat(reader.read(text)).isEqualTo(Wording.NONE);
        assertThat(reader.read(text).isEmpty()).isTrue();
    }

    @Test
    void readsWordsPhrasesAndExclusions() {
        assertThat(first("pricing \"Cold Chains\" -retail -\"old deck\" talk")).containsExactly("price",
                "\"cold chains\"", "-retail",
                "-old deck", "talk");
        assertThat(first("well-known x -")).containsExactly("well known", "x");
        assertThat(first("open \"quote here")).containsExactly("open", "quot", "here");
        assertThat(reader.read("-only -these").isEmpty()).isTrue();
    }

    @Test
    void expandsTheLongestLabelByItsSynonyms() {
        assertThat(all("CFO")).containsExactly("cfo", "chief financi offic", "financ leader");
        assertThat(all("finance leaders")).containsExactly("financ leader", "chief financi offic", "cfo");
        assertThat(all("cto")).contains("chief inform offic", "chief technolog offic", "cio");
        assertThat(first("grocery CFO deck")).containsExactly("groceri", "cfo", "deck");
        assertThat(all("\"CFO\"")).containsExactly("cfo");
        assertThat(reader.read("cfo").clauses().getFirst().alternatives()).extracting(Wording.Alternative::origin)
                .containsExactly(Wording.Origin.WRITTEN, Wording.Origin.SYNONYM, Wording.Origin.SYNONYM);
    }

    @Test
    void looksTheLastWordUpAsTheBeginningOfAWord() {
        assertThat(prefixes("cold pric")).containsExactly("pric");
        for (String finished : List.of("cold pric ", "cold pric.", "pri-ce", "cfo", "co", "the", "\"pric\"", "-pric",
                "pric -x", "pric \"cold")) {
            assertThat(prefixes(finished)).as(finished).doesNotContain("pric");
        }
        assertThat(prefixes("price the")).isEmpty();
        assertThat(reader.read("cold pric").finished()).isEqualTo(reader.read("cold pric "));
        assertThat(reader.read("cold pric ").hasPrefix()).isFalse();
    }

    private List<String> prefixes(String text) {
        return reader.read(text).clauses().stream().flatMap(clause -> clause.alternatives().stream())
                .filter(each -> each.form() == Wording.Form.PREFIX).map(each -> each.terms().getFirst()).toList();
    }

    @Test
    void looksWordsUpWithTheStemsOfEveryLanguage() {
        QueryReader any = new QueryReader(Synonyms.of(List.of(List.of("Einkaufsleiter", "CPO"), List.of("GitOps"))),
                List.of(Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH));
        assertThat(terms(any, "Kosten ")).containsExactly("kosten", "kost");
        assertThat(terms(any, "cold ")).containsExactly("cold");
        assertThat(terms(any, "\"l'entreprise\"")).containsExactly("l'entreprise", "entreprise");
        assertThat(terms(any, "Einkaufsleitern ")).contains("cpo");
        assertThat(any.read("die Preise für den Handel ").clauses()).hasSize(2);
        assertThat(any.read("die hard ").clauses()).hasSize(2);
        assertThat(any.read("gitops ").clauses().getFirst().alternatives())
                .extracting(Wording.Alternative::form).containsExactly(Wording.Form.AS_WRITTEN);
    }

    private static List<String> terms(QueryReader reader, String text) {
        return reader.read(text).clauses().getFirst().alternatives().stream()
                .map(each -> String.join(" ", each.terms())).toList();
    }

    @Test
    void seesThroughHyphensAndSeams() {
        assertThat(all("follow-up")).containsExactly("follow up", "followup");
        assertThat(all("followup")).containsExactly("followup", "follow up");
        assertThat(all("follow up")).containsExactly("follow", "followup");
    }

    @Test
    void leavesStopWordsOutUnlessThereIsNothingElse() {
        assertThat(first("the price of it")).containsExactly("price");
        assertThat(first("to be or not to be")).contains("to", "be", "not");
        assertThat(first("the -price")).containsExactly("the", "-price");
    }

    @ParameterizedTest
    @CsvSource({"one, 1", "one two, 2", "one two three, 2", "one two three four, 3",
            "one two three four five six seven eight, 4",
            "\"one two\" three, 1", "\"one\", 0"})
    void wantsMostOfTheWords(String text, int least) {
        Wording wording = reader.read(text);
        assertThat(wording.leastMatching()).isEqualTo(least);
        assertThat(wording.relaxed().leastMatching()).isEqualTo(Math.min(1, least));
        assertThat(wording.isStrict()).isEqualTo(least > 1);
    }

    @Property(tries = 500)
    void takesWhateverAnybodyTypes(@ForAll @StringLength(max = 500) String text) {
        Wording wording = reader.read(text);
        long words = wording.clauses().stream().flatMap(clause -> clause.alternatives().stream())
                .mapToLong(each -> each.words().size())
                .sum();
        assertThat(words).isLessThanOrEqualTo(Wording.MOST_WORDS);
        long wanted = wording.clauses().stream().filter(clause -> clause.need() == Need.WANTED).count();
        assertThat((long) wording.leastMatching()).isBetween(0L, wanted);
    }
}
