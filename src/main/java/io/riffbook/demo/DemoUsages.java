package io.riffbook.demo;

import io.riffbook.feedback.Channel;
import io.riffbook.model.ConceptId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes up what the demo's reps used, when, and for whom.
final class DemoUsages {
    private final Organisation organisation;
    private final Organisation.Usages shape;
    private final List<DemoSnippet> snippets;
    private final Calendar calendar;
    private final Function<ConceptId, Optional<ConceptId>> broader;
    private final Chance chance;

    DemoUsages(DemoFiles files, Calendar calendar, Function<ConceptId, Optional<ConceptId>> broader, Chance chance) {
        this.organisation = files.organisation();
        this.shape = organisation.year().usages();
        this.snippets = files.snippets();
        this.calendar = calendar;
        this.broader = broader;
        this.chance = chance;
    }

    /// All usages of the year; a deal that takes longer has more of them.
    List<DemoUsage> in(List<DemoDeal> deals) {
        List<DemoUsage> usages = new ArrayList<>();
        for (int number = 0; number < shape.count(); number++) {
            // somebody who uses a snippet outside of a deal has some customer in mind too
            DemoDeal deal = chance.oneOf(deals, this::days);
            usages.add(usage(number, deal, chance.hits(shape.withOpportunity())));
        }
        return usages;
    }

    private double days(DemoDeal deal) {
        Instant end = deal.end().isBefore(calendar.end()) ? deal.end() : calendar.end();
        return Duration.between(deal.start(), end).toHours() / 24.0;
    }

    private DemoUsage usage(int number, DemoDeal deal, boolean isForDeal) {
        Instant at = calendar.someTime(chance, deal.start(), deal.end());
        String channel = chance.oneOf(shape.channels());
        Set<ConceptId> moment = moment(deal, at, channel);
        DemoSnippet snippet = chance.oneOf(snippets, one -> one.fits(moment) ? shape.fitFactor() : 1);
        return new DemoUsage(number, snippet, deal.rep(), Channel.of(channel).orElseThrow(), audienceSize(channel),
                isForDeal ? Optional.of(deal.ref()) : Optional.empty(), at);
    }

    private Optional<Integer> audienceSize(String channel) {
        return Optional.ofNullable(shape.audienceSizes().get(channel))
                .map(bounds -> chance.between(bounds.getFirst(), bounds.getLast()));
    }

    /// Whatever a rep knows when picking: concepts and all that are broader.
    private Set<ConceptId> moment(DemoDeal deal, Instant at, String channel) {
        Organisation.Account account = deal.account();
        Set<ConceptId> moment = new HashSet<>();
        for (ConceptId known : List.of(account.industry(), account.region(), account.companySize(),
                account.competitor(), deal.persona(), deal.stageAt(at), calendar.climateAt(at).concept(),
                new ConceptId("channel", channel))) {
            Optional<ConceptId> concept = Optional.of(known);
            while (concept.isPresent() && moment.add(concept.get())) {
                concept = broader.apply(concept.get());
            }
        }
        return moment;
    }
}
