package io.riffbook.demo;

import io.riffbook.deals.OpportunityUpdate;
import io.riffbook.model.ConceptId;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A year of selling that never was, made up from a seed and from what is true of its people, times and snippets. The same files,
/// last day and taxonomies always give the same year.
///
/// Snippets move the odds of a deal by their lift; so do the rep's skill and the climate, and a snippet is picked where it fits.
/// So whoever only counts wins is misled, as in life.
///
/// @param opportunities as the CRM would tell them at the end of the year
/// @param usages in the order of their numbers, in those deals and outside of them
/// @param ratings each of another usage
record DemoYear(List<OpportunityUpdate> opportunities, List<DemoUsage> usages, List<DemoRating> ratings) {
    DemoYear {
        opportunities = List.copyOf(opportunities);
        usages = List.copyOf(usages);
        ratings = List.copyOf(ratings);
    }

    /// Makes up the year that ends with a day.
    ///
    /// @param broader the concept above one, if there is one
    static DemoYear endingOn(LocalDate lastDay, DemoFiles files, Function<ConceptId, Optional<ConceptId>> broader) {
        Organisation organisation = files.organisation();
        Calendar calendar = Calendar.endingOn(lastDay, organisation.year());
        long seed = organisation.year().seed();
        DemoDeals deals = new DemoDeals(organisation, calendar, new Chance(seed));
        List<DemoDeal> begun = deals.begin();
        List<DemoUsage> usages = new DemoUsages(files, calendar, broader, new Chance(seed + 1)).in(begun);
        List<DemoRating> ratings = new DemoRatings(organisation, calendar, new Chance(seed + 2)).of(usages);
        return new DemoYear(deals.decide(begun, usages), usages, ratings);
    }
}
