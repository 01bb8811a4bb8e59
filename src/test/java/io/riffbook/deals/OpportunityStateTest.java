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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
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
    void endsTheSameInWhicheverOrderAndHoweverOftenUpdatesCome() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<OpportunityState> told = IntStream.range(0, 2 + random.nextInt(6))
                    .mapToObj(day -> someState(MONDAY.plusSeconds(day), random)).toList();
            List<OpportunityState> shuffled = new ArrayList<>(told);
            shuffled.addAll(told.subList(0, random.nextInt(told.size())));
            Collections.shuffle(shuffled, random);

            assertThat(merged(shuffled)).as("seed %d", seed).isEqualTo(merged(told));
        }
    }

    private static OpportunityState someState(Instant at, Random random) {
        StageChange[] history = IntStream.range(0, random.nextInt(300))
                .mapToObj(i -> new StageChange(random.nextBoolean() ? EXPLORING.stage() : EVALUATING.stage(),
                        MONDAY.plusSeconds(random.nextInt(1000))))
                .toArray(StageChange[]::new);
        return random.nextInt(3) == 0 ? Deals.won("won at " + at, at) : Deals.open("open at " + at, at, history);
    }

    private static OpportunityState merged(List<OpportunityState> told) {
        return told.stream().reduce(OpportunityState::mergedWith).orElseThrow();
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
