package io.riffbook.search;

import static io.riffbook.search.SomeSnippet.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.SnippetEvidence.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What must come first, as a table, on a small corpus of a fictional maker of temperature loggers.
public abstract class RelevanceContract {

    protected abstract SnippetIndex index();

    private final Map<String, SomeSnippet> corpus = new LinkedHashMap<>();

    /// Called once the index is there and empty.
    protected void fill() {
        corpus.put("too-expensive",
                story("Your price is too high", "Compare the price with one spoiled truckload a year. "
                        + "The loggers pay for themselves after the second avoided claim.").kind("objection-handler")
                        .tags("persona/cfo"));
        corpus.put("board-paper",
                story("A board paper in one page", "Cost of waste, cost of loggers, date of break-even. "
                        + "What a chief financial officer signs.").tags("persona/cfo"));
        corpus.put("vaccine-night", story("The night the vaccines stayed cold", "A reefer broke down near the border. "
                + "The alarm reached the driver within a minute, and four pallets of vaccines were saved.")
                .tags("industry/pharma"));
        corpus.put("grocer",
                story("A grocer halves its waste",
                        "After a pilot in twelve supermarkets, shrink of chilled food fell by half.")
                        .kind("proof-point").tags("industry/food-retail"));
        corpus.put("kickoff",
                story("Kick-off checklist", "Before the kickoff: lanes, pass mark, people, follow-up date.")
                        .kind("talk-track"));
        corpus.put("security",
                story("Where the data lives",
                        "Encrypted, in your region, with single sign-on. Answers for the head of IT.")
                        .tags("persona/cio"));
        corpus.put("battlecard",
                story("Against paper loggers",
                        "Paper shows the excursion after the fact. Ours calls while it can be helped.")
                        .kind("battlecard"));
        corpus.put("opener", story("Opening line for cold calls", "How many of your loads were refused last quarter?")
                .kind("silver-bullet"));
        Generation generation = index().create();
        index().apply(generation, corpus.values().stream().map(each -> each.at(1, Evidence.NONE)).toList());
        index().refresh(generation);
        index().makeLive(generation);
    }

    @Test
    void fillsUpWithWhatHasSomeOfTheWordsAndCountsWhatHasMost() {
        Ask ask = Ask.words("waste vaccine supermarkets ");
        EngineResult few = index().search(ask.query());
        EngineResult filled = index().search(ask.filledUp().query());

        assertThat(few.isFilled()).isFalse();
        assertThat(found(few)).containsExactly("grocer");
        assertThat(filled.isFilled()).isTrue();
        assertThat(found(filled)).startsWith("grocer").contains("vaccine-night", "board-paper").hasSizeLessThan(5);
        assertThat(filled.total()).isEqualTo(few.total()).isEqualTo(Total.exactly(1));
        assertThat(filled.facets()).isEqualTo(few.facets());
    }

    @Test
    void countsNothingUnlessAsked() {
        Ask ask = Ask.words("waste");
        EngineResult counted = index().search(ask.query());
        EngineResult uncounted = index().search(ask.query().counting(EngineQuery.Counting.NOTHING));

        assertThat(found(uncounted)).isEqualTo(found(counted)).isNotEmpty();
        assertThat(uncounted.facets()).isEqualTo(FacetCounts.NONE);
        assertThat(uncounted.total().count()).isBetween(1L, counted.total().count());
    }

    private List<String> found(EngineResult result) {
        return result.candidates().stream().map(each -> corpus.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(each.id())).map(Map.Entry::getKey).findFirst()
                .orElseThrow()).toList();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', value = {
            "price too high                  | too-expensive",
            "price objection high            | too-expensive",
            "CFO                             | board-paper, too-expensive",
            "finance leader waste            | board-paper",
            "vaccine alarm                   | vaccine-night",
            "grocery waste                   | grocer",
            "supermarket                     | grocer",
            "pharmaceuticals                 | vaccine-night",
            "kickoff                         | kickoff",
            "kick off                        | kickoff",
            "followup                        | kickoff",
            "single signon                   | security",
            "CIO data                        | security",
            "paper loggers                   | battlecard",
            "cold call                       | opener",
            "\"cold calls\"                  | opener",
            "cold -calls                     | vaccine-night",
            "refused loads                   | opener"})
    void putsFirst(String query, String expected) {
        List<String> leading = Arrays.stream(expected.split(",")).map(String::strip).toList();
        List<SnippetId> found = index().search(Ask.words(query).query()).candidates().stream().map(Candidate::id)
                .toList();
        assertThat(found.stream().map(this::name).toList()).startsWith(leading.toArray(String[]::new));
    }

    private String name(SnippetId id) {
        return corpus.entrySet().stream().filter(each -> each.getValue().id().equals(id)).map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
