package io.riffbook.content.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.model.ConceptId;
import io.riffbook.model.ShippedModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposerTest {
    private static final Proposer PROPOSER = new Proposer(ShippedModel.taxonomies(), ShippedModel.types().offered());

    private static Proposal propose(String title, String body, String notes) {
        return PROPOSER.propose(new PassageWords(7, title, body, notes), DeckOutline.UNKNOWN);
    }

    private static String tags(String body) {
        return propose("A title", body, "").tags().stream().map(tag -> tag.concept().toString()).sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            Clinical trial supply for the QA manager                                | industry/clinical-trials persona/qa-manager
            We don't serve freight forwarders                                       | -
            We are not built for freight forwarders, supermarket chains or 3PLs     | -
            Not for freight forwarders, but supermarket chains love it              | industry/grocery
            Not only freight forwarders buy this                                    | industry/air-and-ocean-forwarding
            Freight forwarders are not our market                                   | -
            No freight forwarder can wait                                           | industry/air-and-ocean-forwarding
            No freight forwarders, please                                           | -
            Without a supermarket chain there is no pilot                           | -
            You can't run a supermarket chain without a QA manager                  | industry/grocery persona/qa-manager
            Brinotrax says they are best for supermarket chains                     | competitor/brinotrax
            Brinotrax claims to serve every 3PL; we serve supermarket chains        | competitor/brinotrax industry/grocery
            Acme claims that supermarket chains love them                           | -
            Other vendors promise supermarket chains the moon                       | -
            Unlike Brinotrax, we know supermarket chains                            | competitor/brinotrax industry/grocery
            "Best for supermarket chains" (Tempravox website)                       | competitor/tempravox
            The food industry and its supermarket chains                            | industry/grocery
            Milk, and a bit of cheese                                               | industry/dairy
            A supermarket chain in Norway and in Sweden                             | industry/grocery region/nordics
            """)
    void tagsWhatIsOursAndNothingElse(String body, String tags) {
        assertThat(tags(body)).isEqualTo(tags == null ? "" : tags);
    }

    /// Each of two columns: a passage in which the concept is the matter, and one in which it is only named.
    @ParameterizedTest(name = "{3}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Ask the depot manager first.                  | Ask first.\\n\\n- what it costs\\n- the depot manager       | persona/warehouse-manager | item
            The depot manager and the freight forwarder.  | Calls, mails, the depot manager, cups and pens.         | persona/warehouse-manager | row
            Rolling out takes a month.                    | In May they rolled out.                                 | buying-stage/rolling-out  | form
            A haulier lost a load, asked, waited, heard nothing, then left, came back and stayed. | A haulier has a yard. | industry/reefer-transport | told
            Across 14 dairies, counted by the auditors.   | Some dairies are small.                                 | industry/dairy            | counted
            """)
    void takesForATagWhatThePassageIsAbout(String about, String named, String concept, String what) {
        assertThat(tags(about.replace("\\n", "\n"))).as(what).contains(concept);
        assertThat(tags(named.replace("\\n", "\n"))).as(what).doesNotContain(concept);
    }

    @Test
    void takesACommonWordInAStatementForNoTag() {
        assertThat(propose("Ice melts between contracts.", "Nobody sees it.", "").tags()).isEmpty();
        assertThat(propose("Contracts", "Nobody sees them.", "").concepts())
                .containsExactly(ConceptId.parse("buying-stage/negotiating"));
    }

    @Test
    void takesWhatIsNamedBesideARivalForACondition() {
        assertThat(propose("Haulmetrix versus us", "The CFO decides, at a single site.", "").concepts())
                .containsExactly(ConceptId.parse("competitor/haulmetrix"));
        assertThat(propose("If Coldboard are also quoting", "When they win: a single site.", "").tags()).isEmpty();
    }

    @Test
    void takesWordsForOurProductsOnlyInADeckThatNamesThem() {
        PassageWords passage = new PassageWords(2, "Connectors and the API", "For every system.", "");
        PassageWords theirs = new PassageWords(1, "Coldboard for dairies", "", "");
        PassageWords ours = new PassageWords(1, "Kelvenda for dairies", "", "");

        assertThat(PROPOSER.propose(passage, PROPOSER.outline(List.of(theirs, passage))).tags()).isEmpty();
        assertThat(PROPOSER.propose(passage, PROPOSER.outline(List.of(ours, passage))).concepts())
                .containsExactly(ConceptId.parse("product/connect"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3. Costs      | Costs
            B.2 Costs     | Costs
            D. Costs      | Costs
            IV) Costs     | Costs
            2 sites, one  | 2 sites, one
            14.5 degrees  | 14.5 degrees
            I. Costs      | Costs
            A cost        | A cost
            """)
    void readsATitleWithoutItsNumber(String title, String heading) {
        assertThat(new PassageWords(2, title, "", "").heading()).isEqualTo(heading);
    }

    @Test
    void deniesAWholeListUnderItsHeading() {
        assertThat(tags("Not a fit for:\n\n- supermarket chains\n- freight forwarders\n\nA fit for: 3PL")).isEqualTo(
                "industry/third-party-logistics");
        assertThat(propose("What we don't do", "- Freight forwarders\n- Supermarket chains", "").tags()).isEmpty();
        assertThat(tags(
                "| Who | In scope |\n|---|---|\n| supermarket chains | no |\n| 3PL | yes |\n| contract logistics | yes |"))
                .isEqualTo(
                        "industry/third-party-logistics");
    }

    @Test
    void saysWhichWordsLedToATag() {
        Proposal proposal = propose("The finance director's view", "What the CFO sees.", "");

        assertThat(proposal.tags()).singleElement().satisfies(tag -> {
            assertThat(tag.concept()).isEqualTo(ConceptId.parse("persona/cfo"));
            assertThat(tag.words()).containsExactly(new Proposal.Words(Part.TITLE, "finance director's", 4, 22),
                    new Proposal.Words(Part.BODY, "CFO", 9, 12));
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "We have no budget this year"  | Fair. When they say that, ask what waste costs them.                   | objection-handler
            Haulmetrix versus us           | Where they win, where we win, and when to walk away.                   | battlecard
            Measured on twelve sites       | Write-offs fell by 38%. Source: customers' own books, median.          | proof-point
            How a ferry port did it        | "We slept again after that first winter." — head of quality            | story
            Questions to ask first         | - What did it cost?\\n- Who decided?\\n- When did it begin?            | talk-track
            Say it in one sentence         | A sensor tells you that it is too late.                                | silver-bullet
            What it means for the CFO      | You gain a week of working capital, so you can release stock sooner.   | value-statement
            How it works                   | 1. Connect\\n2. Judge\\n3. Decide                                      | slide
            """)
    void proposesTheKindThatMostSpeaksFor(String title, String body, String kind) {
        assertThat(propose(title, body.replace("\\n", "\n"), "").kind()).hasToString(kind);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            Agenda                     | - One\\n- Two                                        | agenda
            Safe harbour               | Forward-looking statements are subject to change.    | legal
            Thank you!                 | anna@example.com                                     | closing
            Vielen Dank                | -                                                    | closing
            Part 2: Results            | -                                                    | divider
            B. SYSTEM                  | -                                                    | divider
            What the product does      | -                                                    | divider
            Everybody measures.        | -                                                    | -
            Nobody reads alarms        | -                                                    | divider
            How do you know?           | -                                                    | -
            Tuesday                    | 9:00 Figures · 10:15 Plays · 12:30 Lunch             | agenda
            Photos                     | Wi-fi is on the badge.                        | housekeeping
            Notes on this deck         | Reproduction prohibited.                             | legal
            Good night, and thank you  | -                                                    | closing
            Thanks! Go and sell        | -                                                    | closing
            Thank your driver          | A driver who waits is a driver who leaves you.       | -
            """)
    void leavesOutWhatNobodyPlays(String title, String body, String why) {
        Proposal proposal = propose(title, body == null ? "" : body.replace("\\n", "\n"), "");

        assertThat(proposal.leftOut().map(LeftOut::word).orElse(null)).isEqualTo(why);
        assertThat(proposal.leftOut().isPresent() && !proposal.tags().isEmpty()).isFalse();
    }

    @Test
    void takesNoPriceForATimeOfDay() {
        assertThat(propose("What it cost", "| Year | Price |\n|---|---|\n| 4.10 | a |\n| 5.90 | b |\n| 6.70 | c |", "")
                .leftOut()).isEmpty();
    }

    @Test
    void takesALastPassageThatSaysNothingForAGoodbye() {
        List<PassageWords> deck = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> new PassageWords(i, "Adieu", i == 9 ? "kim@vendor.example" : "It is cold.", ""))
                .toList();

        assertThat(PROPOSER.propose(deck.getLast(), PROPOSER.outline(deck)).leftOut()).contains(LeftOut.CLOSING);
        assertThat(PROPOSER.propose(deck.get(4), PROPOSER.outline(deck)).leftOut()).isEmpty();
    }

    @Test
    void knowsAnAgendaByTheTitlesThatItLists() {
        DeckOutline deck = new DeckOutline(List.of("Wir", "Kosten", "Nutzen", "Termine", "Was kommt"),
                Map.of(), Set.of());
        PassageWords listing = new PassageWords(5, "Was kommt", "1. Kosten\n2. Nutzen\n3. Termine", "");

        assertThat(PROPOSER.propose(listing, deck).leftOut()).contains(LeftOut.AGENDA);
        assertThat(PROPOSER.propose(listing, DeckOutline.UNKNOWN).leftOut()).isEmpty();
    }

    @Test
    void trustsAConceptLessThatTheWholeDeckNames() {
        List<PassageWords> deck = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> new PassageWords(i, "Passage " + i, "Our supermarket chain.", "")).toList();

        assertThat(PROPOSER.propose(deck.get(4), DeckOutline.UNKNOWN).tags()).hasSize(1);
        assertThat(PROPOSER.propose(deck.get(4), PROPOSER.outline(deck)).tags()).isEmpty();
    }

    @Test
    void takesTheFirstWordsWhereThereIsNoTitle() {
        assertThat(propose("", "**Cold** is a decision. Not a reading.", "").title()).isEqualTo("Cold is a decision.");
    }

    @Property(tries = 200)
    void takesAnyText(@ForAll @StringLength(max = 200) String title, @ForAll @StringLength(max = 500) String text) {
        Proposal proposal = propose(title, text, text);

        proposal.tags().forEach(tag -> tag.words().forEach(words -> assertThat(
                (words.part() == Part.TITLE ? title : text).substring(words.start(), words.end()))
                .isEqualTo(words.words())));
    }
}
