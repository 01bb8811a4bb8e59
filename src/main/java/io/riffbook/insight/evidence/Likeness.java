package io.riffbook.insight.evidence;

import io.riffbook.deals.Money;

import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What deals have to have in common to be compared, besides the stage: the customer's segment, the size, and how good whoever sells is.
final class Likeness {
    private static final String UNKNOWN = "?";

    private final Set<String> matchedBy;
    private final Map<Currency, Thirds> amounts = new HashMap<>();
    private final PastWins ofOwners;
    private final PastWins ofTeams;
    private final Thirds winRates;

    /// @param matchedBy taxonomies whose concepts make the segment
    Likeness(Collection<ClosedDeal> deals, Set<String> matchedBy) {
        this.matchedBy = matchedBy;
        deals.stream().flatMap(deal -> deal.amount().stream()).collect(Collectors.groupingBy(Money::currency))
                .forEach((currency, all) -> amounts.put(currency,
                        Thirds.of(all.stream().mapToDouble(money -> money.amount().doubleValue()))));
        this.ofOwners = new PastWins(by(deals, ClosedDeal::owner));
        this.ofTeams = new PastWins(by(deals, ClosedDeal::team));
        this.winRates = Thirds.of(deals.stream().map(this::pastWinRate).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble));
    }

    private static Map<String, List<ClosedDeal>> by(Collection<ClosedDeal> deals, Function<ClosedDeal, String> seller) {
        return deals.stream().filter(deal -> !seller.apply(deal).isEmpty()).collect(Collectors.groupingBy(seller));
    }

    /// Equal for deals that are alike.
    String of(ClosedDeal deal) {
        String segment = deal.concepts().stream().filter(concept -> matchedBy.contains(concept.taxonomy())).sorted()
                .map(Object::toString).collect(Collectors.joining(","));
        String size = deal.amount().map(money -> money.currency() + ":"
                + amounts.get(money.currency()).of(money.amount().doubleValue())).orElse(UNKNOWN);
        return segment + "|" + size + "|" + tier(deal);
    }

    private String tier(ClosedDeal deal) {
        if (!deal.tier().isEmpty()) {
            return "=" + deal.tier();
        }
        OptionalDouble rate = pastWinRate(deal);
        return rate.isPresent() ? String.valueOf(winRates.of(rate.getAsDouble())) : UNKNOWN;
    }

    private OptionalDouble pastWinRate(ClosedDeal deal) {
        OptionalDouble own = ofOwners.before(deal.owner(), deal.begun());
        return own.isPresent() ? own : ofTeams.before(deal.team(), deal.begun());
    }
}
