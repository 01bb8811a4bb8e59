package io.riffbook.search;

import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityState;
import io.riffbook.model.ConceptId;
import io.riffbook.web.NotFoundException;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.TreeSet;

/// Finds out what is known of the moment that a search is for.
@Component
class Moments {
    private final Opportunities opportunities;

    Moments(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    /// The concepts of the context, with the segments, the stage and the competitor of its opportunity.
    ///
    /// @throws NotFoundException when there is no such opportunity
    Set<ConceptId> concepts(Context context) {
        Set<ConceptId> concepts = new TreeSet<>(context.concepts());
        context.opportunity().ifPresent(id -> {
            OpportunityState known = opportunities.get(id).state();
            concepts.addAll(known.segments());
            known.stage().ifPresent(concepts::add);
            known.competitor().ifPresent(concepts::add);
        });
        return concepts;
    }
}
