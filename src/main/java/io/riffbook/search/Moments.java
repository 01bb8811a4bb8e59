package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityState;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds out what is known of the moment that a search is for.
@Component
class Moments {
    private final Opportunities opportunities;
    private final ContentTypes types;
    private final Taxonomies taxonomies;
    private final ObjectProvider<SeenByAccount> seen;

    Moments(Opportunities opportunities, ContentTypes types, Taxonomies taxonomies,
            ObjectProvider<SeenByAccount> seen) {
        this.opportunities = opportunities;
        this.types = types;
        this.taxonomies = taxonomies;
        this.seen = seen;
    }

    /// The concepts of the context with the segments, the stage and the competitor of its opportunity, and the kinds that suit its stage.
    ///
    /// @throws io.riffbook.web.NotFoundException when there is no such opportunity
    Moment of(Context context, Vocabulary vocabulary) {
        if (context.opportunity().isEmpty() && context.concepts().isEmpty()) {
            return Moment.UNKNOWN;
        }
        Set<ConceptId> named = new TreeSet<>(context.concepts());
        context.opportunity().ifPresent(id -> {
            OpportunityState known = opportunities.get(id).state();
            named.addAll(known.segments());
            known.stage().ifPresent(named::add);
            known.competitor().ifPresent(named::add);
        });
        Set<ConceptId> concepts = vocabulary.broaderOrSelf(named);
        return new Moment(concepts, usualKinds(concepts));
    }

    private Map<Kind, ConceptId> usualKinds(Set<ConceptId> moment) {
        TaxonomySnapshot known = taxonomies.snapshot();
        Map<Kind, ConceptId> usual = new HashMap<>();
        for (ContentType type : types.all()) {
            type.stages().stream().flatMap(stage -> known.now(stage).stream()).filter(moment::contains).findFirst()
                    .ifPresent(stage -> usual.put(type.kind(), stage));
        }
        return usual;
    }

    /// Those of these snippets that the account of the context has seen already; none if there is no opportunity.
    ///
    /// @param ids at most 200
    Set<SnippetId> seen(Context context, Collection<SnippetId> ids) {
        SeenByAccount ledger = seen.getIfAvailable();
        return ledger == null || ids.isEmpty()
                ? Set.of()
                : context.opportunity().map(opportunity -> ledger.of(opportunity, ids)).orElse(Set.of());
    }
}
