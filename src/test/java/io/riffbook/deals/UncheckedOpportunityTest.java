package io.riffbook.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.web.FieldFault;
import io.riffbook.web.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

@RiffbookTest
class UncheckedOpportunityTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final String COMPLETE = """
            {"name": "Cold chain", "account": "Dairy of the North", "ownerEmail": "Kim@Example.com",
             "ownerCrmId": "005", "team": "North", "ownerTier": "senior", "amount": 48000.50, "currency": "EUR", "stage": "buying-stage/evaluating",
             "stageHistory": [{"stage": "buying-stage/exploring", "at": "2026-03-02T09:00:00Z"}],
             "segments": ["company-size/small"], "competitor": "competitor/status-quo",
             "outcome": "no-decision", "reasons": ["no budget"], "closedAt": "2026-03-03T09:00:00Z",
             "updatedAt": "2026-03-03T10:00:00Z"}""";

    @Autowired
    JsonMapper json;

    @Autowired
    Taxonomies taxonomies;

    @Test
    void readsACompleteOpportunity() {
        OpportunityState state = read(COMPLETE);

        assertThat(state.ownerEmail()).hasValue("kim@example.com");
        assertThat(state.team()).hasValue("North");
        assertThat(state.ownerTier()).hasValue("senior");
        assertThat(state.segments()).containsExactly(ConceptId.parse("company-size/small"));
        assertThat(state.outcome()).isEqualTo(Outcome.NO_DECISION);
        assertThat(state.closedAt()).hasValue(Instant.parse("2026-03-03T09:00:00Z"));
    }

    @Test
    void needsOnlyANameAnAccountAndATime() {
        OpportunityState state = read("""
                {"name": "n", "account": "a", "updatedAt": "2026-03-03T10:00:00Z"}""");

        assertThat(state.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(state.closedAt()).isEmpty();
    }

    @Test
    void takesTheTimeOfTheChangeForThatOfTheOutcome() {
        OpportunityState state = read("""
                {"name": "n", "account": "a", "outcome": "won", "updatedAt": "2026-03-03T10:00:00Z"}""");

        assertThat(state.closedAt()).hasValue(state.updatedAt());
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name": "Cold chain"               | "name": " "                          | /name
            "name": "Cold chain"               | "name": "Cold\\u0000chain"           | /name
            "account": "Dairy of the North",   | ``                                   | /account
            "amount": 48000.50                 | "amount": -1                         | /amount
            "amount": 48000.50                 | "amount": 1e999999999                | /amount
            "amount": 48000.50,                | ``                                   | /amount
            "currency": "EUR",                 | ``                                   | /currency
            "currency": "EUR"                  | "currency": "EURO"                   | /currency
            "stage": "buying-stage/evaluating" | "stage": "Negotiation"               | /stage
            "stage": "buying-stage/evaluating" | "stage": "persona/cfo"               | /stage
            "stage": "buying-stage/exploring"  | "stage": null                        | /stageHistory/0/stage
            "at": "2026-03-02T09:00:00Z"       | "at": "1870-03-02T09:00:00Z"         | /stageHistory/0/at
            ["no budget"]                      | ["", "no budget"]                    | /reasons/0
            ["no budget"]                      | ["1","2","3","4","5","6","7","8","9","10","11"] | /reasons
            "outcome": "no-decision"           | "outcome": "NO_DECISION"             | /outcome /closedAt /reasons
            "outcome": "no-decision",          | ``                                   | /closedAt /reasons
            "updatedAt": "2026-03-03T10:00:00Z" | "updatedAt": "2027-03-03T10:00:00Z" | /updatedAt
            """)
    void refusesABadValueWithItsPointer(String sound, String broken, String pointers) {
        assertThat(faults(COMPLETE.replace(sound, broken)).problem().faults()).extracting(FieldFault::pointer)
                .containsExactly(pointers.split(" "));
    }

    @Test
    void namesAllFaultsAtOnce() {
        assertThat(faults("{}").problem().faults()).extracting(FieldFault::pointer).containsExactly("/name", "/account",
                "/updatedAt");
    }

    @Test
    void namesEveryUnknownConcept() {
        RefusedException refused = faults(COMPLETE.replace("small", "tiny").replace("status-quo", "acme"));

        assertThat(refused).isInstanceOf(UnknownConceptException.class);
        assertThat(refused.problem().faults()).extracting(FieldFault::pointer)
                .isEqualTo(List.of("/segments/0", "/competitor"));
    }

    private RefusedException faults(String text) {
        return catchThrowableOfType(RefusedException.class, () -> read(text));
    }

    private OpportunityState read(String text) {
        return json.readValue(text, UncheckedOpportunity.class).toState(taxonomies.snapshot(), NOW);
    }
}
