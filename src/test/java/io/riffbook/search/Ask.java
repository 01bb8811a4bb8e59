package io.riffbook.search;

import io.riffbook.analysis.QueryReader;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineQuery.Order;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks an engine as a rep without groups would, unless said otherwise.
public record Ask(EngineQuery query) {
    public static final Sight REP = new Sight(false, Set.of(), false);
    public static final Sight AUTHOR = new Sight(true, Set.of(), false);
    public static final Sight AUTHOR_WITH_DRAFTS = new Sight(true, Set.of(), true);

    public static Ask words(String text) {
        return new Ask(new EngineQuery(new QueryReader(Vocabularies.small().synonyms()).read(text), REP, Map.of(),
                Set.of(),
                Optional.empty(), Optional.empty(), Set.of(), Order.RELEVANCE, 0, 50, true, Duration.ofSeconds(10)));
    }

    public static Ask everything() {
        return words("");
    }

    public Ask as(Sight sight) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), sight, q.concepts(), q.kinds(), q.deck(), q.reach(), q.favoured(),
                q.order(), q.from(), q.size(), q.withFacets(), q.timeout()));
    }

    /// With the narrower concepts, as the search service spells them out.
    public Ask tagged(String concept) {
        var q = query;
        ConceptId id = ConceptId.parse(concept);
        Map<String, Set<ConceptId>> concepts = new HashMap<>(q.concepts());
        Set<ConceptId> all = new HashSet<>(concepts.getOrDefault(id.taxonomy(), Set.of()));
        all.addAll(Vocabularies.small().narrowerOrSelf(id));
        concepts.put(id.taxonomy(), all);
        return new Ask(new EngineQuery(q.wording(), q.sight(), concepts, q.kinds(), q.deck(), q.reach(), q.favoured(),
                q.order(), q.from(), q.size(), q.withFacets(), q.timeout()));
    }

    public Ask kind(String kind) {
        var q = query;
        return new Ask(
                new EngineQuery(q.wording(), q.sight(), q.concepts(), Set.of(new Kind(kind)), q.deck(), q.reach(),
                        q.favoured(), q.order(), q.from(), q.size(), q.withFacets(), q.timeout()));
    }

    public Ask deck(DeckId deck) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), q.sight(), q.concepts(), q.kinds(), Optional.of(deck), q.reach(),
                q.favoured(), q.order(), q.from(), q.size(), q.withFacets(), q.timeout()));
    }

    public Ask reach(Visibility.Reach reach) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), q.sight(), q.concepts(), q.kinds(), q.deck(), Optional.of(reach),
                q.favoured(), q.order(), q.from(), q.size(), q.withFacets(), q.timeout()));
    }

    public Ask favouring(String... concepts) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), q.sight(), q.concepts(), q.kinds(), q.deck(), q.reach(),
                SomeSnippet.concepts(concepts), q.order(), q.from(), q.size(), q.withFacets(), q.timeout()));
    }

    public Ask stretch(Order order, int from, int size) {
        var q = query;
        return new Ask(
                new EngineQuery(q.wording(), q.sight(), q.concepts(), q.kinds(), q.deck(), q.reach(), q.favoured(),
                        order, from, size, q.withFacets(), q.timeout()));
    }

    public Ask within(Duration timeout) {
        var q = query;
        return new Ask(
                new EngineQuery(q.wording(), q.sight(), q.concepts(), q.kinds(), q.deck(), q.reach(), q.favoured(),
                        q.order(), q.from(), q.size(), q.withFacets(), timeout));
    }
}
