package io.riffbook.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riffbook.deals.OpportunityRef;
import io.riffbook.deals.OpportunityState;
import io.riffbook.deals.OpportunityUpdate;
import io.riffbook.deals.Outcome;
import io.riffbook.feedback.Channel;
import io.riffbook.feedback.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The demo's year is the same for everybody, lies in the past, and is as its file says.
class DemoYearTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);
    private static final DemoFiles FILES = DemoFiles.read();
    private static final Organisation ORGANISATION = FILES.organisation();
    private static final DemoYear YEAR = yearTo(LAST_DAY);

    private static DemoYear yearTo(LocalDate lastDay) {
        return DemoYear.endingOn(lastDay, FILES, _ -> Optional.empty());
    }

    private static Map<OpportunityRef, OpportunityState> deals(DemoYear year) {
        return year.opportunities().stream()
                .collect(Collectors.toMap(OpportunityUpdate::ref, OpportunityUpdate::state));
    }

    @Test
    void isTheSameForTheSameDay() {
        assertThat(yearTo(LAST_DAY)).isEqualTo(YEAR);
    }

    @Test
    void movesWithItsLastDay() {
        DemoYear later = yearTo(LAST_DAY.plusDays(1));

        assertThat(later.usages()).map(usage -> usage.snippet().key())
                .isEqualTo(YEAR.usages().stream().map(usage -> usage.snippet().key()).toList());
        assertThat(later.usages().getFirst().at())
                .isEqualTo(YEAR.usages().getFirst().at().atOffset(ZoneOffset.UTC).plusDays(1).toInstant());
    }

    @Test
    void hasAsMuchAsItsFileSays() {
        assertThat(deals(YEAR)).hasSize(400);
        assertThat(YEAR.usages()).hasSize(2500).map(DemoUsage::number).doesNotHaveDuplicates();
        assertThat(YEAR.ratings()).hasSize(900).map(rating -> rating.usage().number()).doesNotHaveDuplicates();
        assertThat(YEAR.opportunities()).map(update -> update.state().account()).containsOnly(
                ORGANISATION.accounts().stream().map(Organisation.Account::name).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2025-01-01", "2026-12-31"})
    void liesWithinTheYear(LocalDate lastDay) {
        DemoYear year = yearTo(lastDay);
        Instant start = lastDay.minusDays(364).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Predicate<Instant> within = at -> !at.isBefore(start) && at.isBefore(end);

        assertThat(year.opportunities()).map(OpportunityUpdate::state).allSatisfy(state -> {
            assertThat(state.stageHistory()).isNotEmpty().allMatch(change -> within.test(change.at()));
            assertThat(state.closedAt().filter(within.negate())).isEmpty();
            assertThat(state.updatedAt()).matches(within);
        });
        assertThat(year.usages()).allMatch(usage -> within.test(usage.at()));
        assertThat(year.ratings()).allMatch(
                rating -> within.test(rating.at()) && !rating.at().isBefore(rating.usage().at()));
    }

    @Test
    void isPlayedByTheDealsOwnerWhileTheDealIsOpen() {
        Map<OpportunityRef, OpportunityState> deals = deals(YEAR);

        assertThat(YEAR.usages()).filteredOn(usage -> usage.opportunity().isPresent()).allSatisfy(usage -> {
            OpportunityState deal = usage.opportunity().map(deals::get).orElseThrow();
            assertThat(deal.ownerEmail()).contains(usage.rep().email());
            assertThat(usage.at()).isAfterOrEqualTo(deal.stageHistory().getFirst().at());
            assertThat(deal.closedAt().filter(usage.at()::isAfter)).isEmpty();
        });
    }

    @Test
    void givesEachDealToTheTeamOfItsAccount() {
        Map<String, List<String>> teams = ORGANISATION.people().stream()
                .collect(Collectors.toMap(Organisation.Member::email, Organisation.Member::groups));
        Map<String, String> teamOf = ORGANISATION.accounts().stream()
                .collect(Collectors.toMap(Organisation.Account::name, Organisation.Account::group));

        assertThat(YEAR.opportunities()).map(OpportunityUpdate::state).allSatisfy(deal -> assertThat(
                teams.get(deal.ownerEmail().orElseThrow())).containsExactly(teamOf.get(deal.account())));
    }

    @Test
    void keepsRoughlyToItsWeights() {
        Organisation.Usages usages = ORGANISATION.year().usages();
        assertThat(share(YEAR.usages(), usage -> usage.opportunity().isPresent()))
                .isCloseTo(usages.withOpportunity(), within(0.03));
        usages.channels().forEach((channel, weight) -> assertThat(share(YEAR.usages(),
                usage -> usage.channel() == Channel.of(channel).orElseThrow())).as(channel)
                .isCloseTo(weight, within(0.03)));
        assertThat(share(YEAR.ratings(), rating -> rating.comment().isPresent()))
                .isCloseTo(ORGANISATION.year().ratings().withComment(), within(0.06));
        assertThat(share(YEAR.ratings(), rating -> rating.reaction().equals(Optional.of(Reaction.LANDED))))
                .isCloseTo(0.47, within(0.06));
        assertThat(YEAR.opportunities()).map(update -> update.state().outcome())
                .contains(Outcome.OPEN, Outcome.WON, Outcome.LOST, Outcome.NO_DECISION);
    }

    @Test
    void endsAboutHalfOfItsDealsWithinTheYear() {
        List<OpportunityState> closed = YEAR.opportunities().stream().map(OpportunityUpdate::state)
                .filter(state -> state.outcome() != Outcome.OPEN).toList();

        assertThat(closed).hasSizeBetween(160, 280).allSatisfy(state -> assertThat(state.reasons()).hasSize(1));
        assertThat(share(closed, state -> state.outcome() == Outcome.WON)).isBetween(0.35, 0.65);
    }

    @Test
    void knowsTheAudienceWhereItCanBeKnown() {
        assertThat(YEAR.usages()).allSatisfy(usage -> assertThat(usage.audienceSize().isPresent())
                .isEqualTo(usage.channel() != Channel.EMAIL && usage.channel() != Channel.SHARE_LINK));
    }

    @Test
    void movesTheOddsBySkillClimateAndLiftWithinBounds() {
        DemoDeals deals = new DemoDeals(ORGANISATION, Calendar.endingOn(LAST_DAY, ORGANISATION.year()), new Chance(1));
        Organisation.Climate growth = ORGANISATION.year().opportunities().climates().getFirst();
        Organisation.Member skilled = member("rep1");

        assertThat(deals.chanceToWin(skilled, growth, Set.of())).isCloseTo(0.32 + 0.08 + 0.03, within(1e-9));
        assertThat(deals.chanceToWin(skilled, growth, Set.of("objection-no-budget")))
                .isCloseTo(0.43 + 0.13, within(1e-9));
        assertThat(deals.chanceToWin(skilled, growth, ORGANISATION.effects().keySet()))
                .isCloseTo(0.43 + 0.25, within(1e-9));
    }

    @Test
    void applaudsWhatAppealsMore() {
        assertThat(meanApplause(appeal -> appeal >= 0.08)).isGreaterThan(meanApplause(appeal -> appeal <= 0.0) + 0.2);
    }

    private static double meanApplause(Predicate<Double> appeal) {
        Function<DemoRating, Double> appealOf = rating -> ORGANISATION.effectOf(rating.usage().snippet().key())
                .appeal();
        return YEAR.ratings().stream().filter(rating -> appeal.test(appealOf.apply(rating)))
                .mapToInt(DemoRating::applause).average().orElseThrow();
    }

    private static Organisation.Member member(String key) {
        return ORGANISATION.people().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }

    private static <T> double share(List<T> all, Predicate<T> some) {
        return (double) all.stream().filter(some).count() / all.size();
    }
}
