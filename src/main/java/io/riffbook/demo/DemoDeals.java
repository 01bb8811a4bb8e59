package io.riffbook.demo;

import io.riffbook.deals.Money;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.deals.OpportunityState;
import io.riffbook.deals.OpportunityUpdate;
import io.riffbook.deals.Outcome;
import io.riffbook.deals.StageChange;
import io.riffbook.model.ConceptId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes up the deals of the demo's year: how they go through the stages, and, once it is known what was used in them, how
/// they end.
final class DemoDeals {
    static final String SOURCE = "demo";
    private static final double SPREAD_OF_STAGES = 0.5;
    private static final double MOST_LIFT = 0.25;
    private static final double MOST_CERTAIN = 0.97;
    private static final int SECONDS_A_DAY = 86_400;
    private static final List<String> SCOPES = List.of("first site", "lanes pilot", "quality release", "loss audit",
            "all docks", "second region");

    private final Organisation organisation;
    private final Organisation.Deals shape;
    private final Calendar calendar;
    private final Chance chance;

    DemoDeals(Organisation organisation, Calendar calendar, Chance chance) {
        this.organisation = organisation;
        this.shape = organisation.year().opportunities();
        this.calendar = calendar;
        this.chance = chance;
    }

    /// How the CRM names the demo's deals.
    static List<OpportunityRef> refs(Organisation organisation) {
        Organisation.Deals shape = organisation.year().opportunities();
        List<OpportunityRef> refs = new ArrayList<>();
        for (int number = 1; number <= shape.count(); number++) {
            refs.add(new OpportunityRef(SOURCE, shape.keyPrefix() + String.format(Locale.ROOT, "%03d", number)));
        }
        return refs;
    }

    /// All deals, begun evenly over the year.
    List<DemoDeal> begin() {
        return refs(organisation).stream().map(this::begin).toList();
    }

    private DemoDeal begin(OpportunityRef ref) {
        Organisation.Account account = chance.oneOf(organisation.accounts());
        Organisation.Member rep = chance.oneOf(organisation.repsFor(account));
        ConceptId persona = ConceptId.parse(chance.oneOf(shape.personas()));
        double amount = Math.clamp(chance.logNormal(shape.amount().median(), shape.amount().sigma()),
                shape.amount().minimum(), shape.amount().maximum());
        Instant at = calendar.someTime(chance, calendar.start(), calendar.end());
        List<DemoDeal.StageEntry> stages = new ArrayList<>();
        for (Organisation.Stage stage : shape.stages()) {
            stages.add(new DemoDeal.StageEntry(stage.concept(), at));
            at = at.plusSeconds((long) (chance.logNormal(stage.medianDays(), SPREAD_OF_STAGES) * SECONDS_A_DAY));
        }
        return new DemoDeal(ref, account.name() + ", " + chance.oneOf(SCOPES), account, rep, persona, amount,
                List.copyOf(stages), at);
    }

    /// Each deal as the CRM tells it at the end of the year: those that are over by then are won, lost or not decided.
    List<OpportunityUpdate> decide(List<DemoDeal> deals, List<DemoUsage> usages) {
        Map<OpportunityRef, Set<String>> used = new HashMap<>();
        usages.forEach(usage -> usage.opportunity().ifPresent(
                deal -> used.computeIfAbsent(deal, _ -> new HashSet<>()).add(usage.snippet().key())));
        return deals.stream()
                .map(deal -> new OpportunityUpdate(deal.ref(), state(deal, used.getOrDefault(deal.ref(), Set.of()))))
                .toList();
    }

    private OpportunityState state(DemoDeal deal, Set<String> used) {
        List<StageChange> history = deal.stages().stream().filter(entry -> calendar.isIn(entry.at()))
                .map(entry -> new StageChange(entry.stage(), entry.at())).toList();
        Optional<Instant> closed = Optional.of(deal.end()).filter(calendar::isIn);
        Outcome outcome = closed.isPresent() ? outcome(deal, used) : Outcome.OPEN;
        List<String> reasons = outcome == Outcome.OPEN ? List.of() : List.of(reason(outcome));
        Organisation.Account account = deal.account();
        return new OpportunityState(deal.name(), account.name(), Optional.of(deal.rep().email()), Optional.empty(),
                team(account), Optional.of(deal.rep().skill() > 0 ? "senior" : "junior"),
                Optional.of(money(deal.amount())), Optional.of(history.getLast().stage()), history,
                Set.of(account.industry(), account.region(), account.companySize(), deal.persona()),
                Optional.of(account.competitor()), outcome, reasons, closed,
                closed.orElse(history.getLast().at()));
    }

    private Optional<String> team(Organisation.Account account) {
        return organisation.groups().stream().filter(team -> team.id().equals(account.group()))
                .map(Organisation.Team::name).findFirst();
    }

    private Outcome outcome(DemoDeal deal, Set<String> used) {
        if (chance.hits(chanceToWin(deal.rep(), calendar.climateAt(deal.end()), used))) {
            return Outcome.WON;
        }
        double lost = weight("lost");
        return chance.hits(lost / (lost + weight("noDecision"))) ? Outcome.LOST : Outcome.NO_DECISION;
    }

    /// The truth that the report tries to see.
    double chanceToWin(Organisation.Member rep, Organisation.Climate climate, Collection<String> used) {
        double lift = used.stream().sorted().mapToDouble(snippet -> organisation.effectOf(snippet).lift()).sum();
        return Math.clamp(weight("won") + rep.skill() + climate.winShift() + Math.clamp(lift, -MOST_LIFT, MOST_LIFT),
                1 - MOST_CERTAIN, MOST_CERTAIN);
    }

    private double weight(String outcome) {
        return shape.outcomes().getOrDefault(outcome, 0.0);
    }

    private String reason(Outcome outcome) {
        String name = outcome == Outcome.NO_DECISION ? "noDecision" : outcome.word();
        return chance.oneOf(shape.reasons().getOrDefault(name, List.of()));
    }

    private Money money(double amount) {
        return new Money(BigDecimal.valueOf(Math.round(amount / 500) * 500),
                Currency.getInstance(shape.amount().currency()));
    }
}
