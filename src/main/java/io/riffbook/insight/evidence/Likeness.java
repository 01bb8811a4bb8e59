package io.riffbook.insight.evidence;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// What deals have to have in common to be compared, besides the stage: the customer's segment, the size, and how good whoever sells is.
final class Likeness {
    private static final String UNKNOWN = "?";

    private final Set<String> matchedBy;
    private final Map<Currency, Thirds> amounts;
    private final PastWins ofOwners;
    private final PastWins ofTeams;
    private final Thirds winRates;

    private Likeness(Set<String> matchedBy, Map<Currency, Thirds> amounts, PastWins ofOwners, PastWins ofTeams) {
        this.matchedBy = matchedBy;
        this.amounts = amounts;
        this.ofOwners = ofOwners;
        this.ofTeams = ofTeams;
        this.winRates = Thirds.of(DoubleStream.concat(ofOwners.rates(), ofTeams.rates()));
    }

    /// Looks at all deals once, to know which are large and who sells well.
    ///
    /// @param matchedBy taxonomies whose concepts make the segment
    static Likeness learnt(ClosedDealSource deals, Set<String> matchedBy) {
        Map<Currency, DoubleStream.Builder> amounts = new HashMap<>();
        PastWins.Builder owners = new PastWins.Builder();
        PastWins.Builder teams = new PastWins.Builder();
        deals.forEach(deal -> {
            deal.amount().ifPresent(money -> amounts.computeIfAbsent(money.currency(), _ -> DoubleStream.builder())
                    .add(money.amount().doubleValue()));
            owners.add(deal.owner(), deal);
            teams.add(deal.team(), deal);
        });
        Map<Currency, Thirds> thirds = new HashMap<>();
        amounts.forEach((currency, all) -> thirds.put(currency, Thirds.of(all.build())));
        return new Likeness(matchedBy, thirds, owners.build(), teams.build());
    }

    /// Equal for deals that are alike.
    String of(ClosedDeal deal) {
        String segment = deal.concepts().stream().filter(concept -> matchedBy.contains(concept.taxonomy())).sorted()
                .map(Object::toString).collect(Collectors.joining(","));
        return segment + "|" + size(deal) + "|" + tier(deal);
    }

    private String size(ClosedDeal deal) {
        return deal.amount().map(money -> {
            Thirds thirds = amounts.get(money.currency());
            return thirds == null ? UNKNOWN : money.currency() + ":" + thirds.of(money.amount().doubleValue());
        }).orElse(UNKNOWN);
    }

    private String tier(ClosedDeal deal) {
        if (!deal.tier().isEmpty()) {
            return "=" + deal.tier();
        }
        OptionalDouble own = ofOwners.before(deal.owner(), deal.begun());
        OptionalDouble rate = own.isPresent() ? own : ofTeams.before(deal.team(), deal.begun());
        return rate.isPresent() ? String.valueOf(winRates.of(rate.getAsDouble())) : UNKNOWN;
    }
}
