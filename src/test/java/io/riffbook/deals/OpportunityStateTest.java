package io.riffbook.deals;

import static io.riffbook.deals.Deals.EVALUATING;
import static io.riffbook.deals.Deals.EXPLORING;
import static io.riffbook.deals.Deals.MONDAY;
import static io.riffbook.deals.Deals.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.model.ConceptId;
import io.riffbook.web.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.stream.IntStream;

class OpportunityStateTest {

    @Test
    void isTheNewerOfTwoInWhicheverOrderTheyCome() {
        OpportunityState monday = Deals.open("Cold chain", MONDAY, EXPLORING);
        OpportunityState tuesday = Deals.won("Cold chain, all sites", TUESDAY);

        assertThat(monday.mergedWith(tuesday)).isEqualTo(tuesday.mergedWith(monday));
        assertThat(monday.mergedWith(tuesday).name()).isEqualTo("Cold chain, all sites");
    }

    @Test
    void keepsWhatEitherKnowsOfTheStages() {
        OpportunityState monday = Deals.open("Cold chain", MONDAY, EXPLORING);
        OpportunityState tuesday = Deals.open("Cold chain", TUESDAY, EVALUATING, EVALUATING);

        assertThat(tuesday.mergedWith(monday).stageHistory()).containsExactly(EXPLORING, EVALUATING);
    }

    @Test
    void isTheLaterToldOfTwoAtTheSameTime() {
        assertThat(Deals.open("first", MONDAY).mergedWith(Deals.open("second", MONDAY)).name()).isEqualTo("second");
    }

    @Test
    void keepsTheNewestStagesWhenThereAreTooMany() {
        StageChange[] history = IntStream.range(0, 600)
                .mapToObj(day -> new StageChange(ConceptId.parse("buying-stage/proving"), MONDAY.plusSeconds(day)))
                .toArray(StageChange[]::new);

        OpportunityState state = Deals.open("Endless pilot", TUESDAY, history);

        assertThat(state.stageHistory()).hasSize(OpportunityState.LONGEST_HISTORY).endsWith(history[599]);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1E+3, 1000", "1.50, 1.5", "0.0000, 0"})
    void writesOneAmountInOneWay(BigDecimal amount, String written) {
        assertThat(new Money(amount, Currency.getInstance("EUR")).amount().toPlainString()).isEqualTo(written);
        assertThat(new Money(amount, Currency.getInstance("EUR")).amount()).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1E+15", "1E+999999999", "1E-999999999", "0.00001"})
    void knowsAmountsThatCanNotBe(BigDecimal amount) {
        assertThat(Money.isPossible(amount)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Salesforce, 1", "'', 1", "a--b, 1", "hubspot, ''", "hubspot, a/b", "hubspot, a b", "hubspot, é"})
    void refusesARefThatCanNotBe(String source, String externalId) {
        assertThatThrownBy(() -> new OpportunityRef(source, externalId)).isInstanceOf(InvalidRequestException.class);
    }
}
