package io.riffbook.search;

import io.riffbook.analysis.QueryReader;
import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineQuery.Scope;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
        return new Ask(new EngineQuery(new QueryReader(Vocabularies.small().synonyms()).read(text), Scope.EVERYWHERE,
                REP, Filters.NONE, Set.of(), Order.RELEVANCE, Optional.empty(), 50, Counting.FACETS, false,
                Duration.ofSeconds(10)));
    }

    public static Ask everything() {
        return words("");
    }

    public Ask as(Sight sight) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), q.scope(), sight, q.filters(), q.favoured(), q.order(), q.after(),
                q.size(), q.counting(), q.filledUp(), q.timeout()));
    }

    public Ask inTitles() {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), Scope.TITLE, q.sight(), q.filters(), q.favoured(), q.order(),
                q.after(), q.size(), q.counting(), q.filledUp(), q.timeout()));
    }

    public Ask filledUp() {
        return new Ask(query.filledUp(true));
    }

    public Ask relaxed() {
        return new Ask(query.withWording(query.wording().relaxed()));
    }

    public Ask filtered(Filters filters) {
        return new Ask(query.withFilters(filters));
    }

    /// With the narrower concepts, as the search service spells them out.
    public Ask tagged(String concept) {
        var f = query.filters();
        ConceptId id = ConceptId.parse(concept);
        Map<String, Set<ConceptId>> concepts = new HashMap<>(f.concepts());
        Set<ConceptId> all = new HashSet<>(concepts.getOrDefault(id.taxonomy(), Set.of()));
        all.addAll(Vocabularies.small().narrowerOrSelf(id));
        concepts.put(id.taxonomy(), all);
        return filtered(new Filters(concepts, f.kinds(), f.deck(), f.reach(), f.owner(), f.changedFrom(),
                f.changedBefore(), f.verifiedOn(), f.notFor(), f.only()));
    }

    public Ask kind(String kind) {
        var f = query.filters();
        return filtered(new Filters(f.concepts(), Set.of(new Kind(kind)), f.deck(), f.reach(), f.owner(),
                f.changedFrom(), f.changedBefore(), f.verifiedOn(), f.notFor(), f.only()));
    }

    public Ask deck(DeckId deck) {
        var f = query.filters();
        return filtered(new Filters(f.concepts(), f.kinds(), Optional.of(deck), f.reach(), f.owner(), f.changedFrom(),
                f.changedBefore(), f.verifiedOn(), f.notFor(), f.only()));
    }

    public Ask reach(Visibility.Reach reach) {
        var f = query.filters();
        return filtered(new Filters(f.concepts(), f.kinds(), f.deck(), Optional.of(reach), f.owner(), f.changedFrom(),
                f.changedBefore(), f.verifiedOn(), f.notFor(), f.only()));
    }

    public Ask ownedBy(PersonId owner) {
        var f = query.filters();
        return filtered(new Filters(f.concepts(), f.kinds(), f.deck(), f.reach(), Optional.of(owner), f.changedFrom(),
                f.changedBefore(), f.verifiedOn(), f.notFor(), f.only()));
    }

    public Ask changed(Instant from, Instant before) {
        var f = query.filters();
        return filtered(new Filters(f.concepts(), f.kinds(), f.deck(), f.reach(), f.owner(), Optional.of(from),
                Optional.of(before), f.verifiedOn(), f.notFor(), f.only()));
    }

    public Ask verifiedOn(LocalDate day) {
        var f = query.filters();
        return filtered(new Filters(f.concepts(), f.kinds(), f.deck(), f.reach(), f.owner(), f.changedFrom(),
                f.changedBefore(), Optional.of(day), f.notFor(), f.only()));
    }

    public Ask notFor(String... concepts) {
        var f = query.filters();
        return filtered(new Filters(f.concepts(), f.kinds(), f.deck(), f.reach(), f.owner(), f.changedFrom(),
                f.changedBefore(), f.verifiedOn(), SomeSnippet.concepts(concepts), f.only()));
    }

    public Ask favouring(String... concepts) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), q.scope(), q.sight(), q.filters(), SomeSnippet.concepts(concepts),
                q.order(), q.after(), q.size(), q.counting(), q.filledUp(), q.timeout()));
    }

    public Ask by(Order order, int size) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), q.scope(), q.sight(), q.filters(), q.favoured(), order, q.after(),
                size, q.counting(), q.filledUp(), q.timeout()));
    }

    public Ask after(EngineResult.Candidate candidate) {
        return new Ask(query.after(candidate.place(query.order())));
    }

    public Ask within(Duration timeout) {
        var q = query;
        return new Ask(new EngineQuery(q.wording(), q.scope(), q.sight(), q.filters(), q.favoured(), q.order(),
                q.after(), q.size(), q.counting(), q.filledUp(), timeout));
    }
}
