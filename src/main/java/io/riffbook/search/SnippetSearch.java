package io.riffbook.search;

import io.riffbook.access.Viewer;
import io.riffbook.analysis.QueryReader;
import io.riffbook.analysis.Wording;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkChangeException;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.Ranking.Ranked;
import io.riffbook.search.SearchPage.Hit;
import io.riffbook.web.Cursor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds the riff for this moment.
@Service
public class SnippetSearch {
    private static final int WINDOW = EngineQuery.MOST_CANDIDATES;

    private final SearchSettings settings;
    private final SnippetIndex index;
    private final Indexing indexing;
    private final PresentVocabulary present;
    private final Taxonomies taxonomies;
    private final Moments moments;
    private final FacetGroups facets;
    private final SnippetCards cards;
    private final ObjectProvider<SnippetEvidence> evidence;
    private final Clock clock;

    SnippetSearch(SearchSettings settings, SnippetIndex index, Indexing indexing, PresentVocabulary present,
            Taxonomies taxonomies, Moments moments, FacetGroups facets, SnippetCards cards,
            ObjectProvider<SnippetEvidence> evidence, Clock clock) {
        this.settings = settings;
        this.index = index;
        this.indexing = indexing;
        this.present = present;
        this.taxonomies = taxonomies;
        this.moments = moments;
        this.facets = facets;
        this.cards = cards;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// One page of what the viewer may see and the query asks for. If nothing has most of the words, what has any of
    /// them.
    ///
    /// @throws io.riffbook.model.UnknownConceptException when a concept doesn't exist
    /// @throws SearchTimedOut when the engine takes too long
    /// @throws IndexUnavailable when the engine can't be reached
    public SearchPage search(Viewer viewer, SnippetQuery asks) {
        SnippetQuery query = understood(asks, "");
        boolean upToDate = awaited(query);
        Vocabulary vocabulary = present.get();
        Set<ConceptId> moment = moments.concepts(query.context());
        int offset = offset(query);

        EngineQuery asked = engineQuery(viewer, query, vocabulary, moment, offset);
        EngineResult found = index.search(asked);
        boolean relaxed = found.total().count() == 0 && asked.wording().isStrict();
        if (relaxed) {
            asked = asked.withWording(asked.wording().relaxed());
            found = index.search(asked);
        }
        List<Ranked> ranked = ranked(found, query, asked.wording(), new Ranking(vocabulary, moment, clock.instant()));
        List<Ranked> stretch = ranked.subList(Math.min(offset % WINDOW, ranked.size()),
                Math.min(offset % WINDOW + query.limit().value(), ranked.size()));
        int end = offset + stretch.size();
        boolean isLast = stretch.isEmpty() || end >= found.total().count() || end >= EngineQuery.DEEPEST;
        return new SearchPage(hits(viewer, asked, stretch, vocabulary), found.total(),
                relaxed && found.total().count() > 0, upToDate, facets.of(found.facets(), query),
                isLast ? null : new Cursor(String.valueOf(end)).encoded());
    }

    /// Everything that the query finds, in no particular order and whatever its page is: what [#search] would page through.
    ///
    /// @throws io.riffbook.content.bulk.BulkChangeException when it finds more than [EngineQuery#DEEPEST], for nothing is left
    /// out silently; and when what it finds comes and goes while it is counted, or the
    /// write that it waits for doesn't show yet
    public Set<SnippetId> everything(Viewer viewer, SnippetQuery asks) {
        SnippetQuery query = understood(asks, "/search");
        if (!awaited(query)) {
            throw BulkChangeException.selectionMoved();
        }
        EngineQuery first = engineQuery(viewer, query.newestFirst(), present.get(), Set.of(), 0).withoutFacets();
        EngineResult found = index.search(first);
        if (found.total().count() == 0 && first.wording().isStrict()) {
            first = first.withWording(first.wording().relaxed());
            found = index.search(first);
        }
        long total = found.total().count();
        if (total > EngineQuery.DEEPEST) {
            throw BulkChangeException.tooMany(total);
        }
        Set<SnippetId> all = new LinkedHashSet<>();
        for (int from = 0; from < total; from += WINDOW) {
            index.search(first.from(from)).candidates().forEach(candidate -> all.add(candidate.id()));
        }
        if (all.size() != total) {
            throw BulkChangeException.selectionMoved();
        }
        return all;
    }

    /// The query in today's names.
    private SnippetQuery understood(SnippetQuery asks, String at) {
        TaxonomySnapshot known = taxonomies.snapshot();
        SnippetQuery query = asks.naming(concept -> known.now(concept).orElse(concept));
        known.requireAll(query.concepts(), at + "/concepts");
        known.requireAll(query.context().concepts(), at + "/context/concepts");
        return query;
    }

    private boolean awaited(SnippetQuery query) {
        return query.waitFor().map(write -> indexing.awaited(write.snippet(), write.sequence())).orElse(true);
    }

    private EngineQuery engineQuery(Viewer viewer, SnippetQuery query, Vocabulary vocabulary, Set<ConceptId> moment,
            int offset) {
        Map<String, Set<ConceptId>> concepts = new HashMap<>();
        for (ConceptId concept : query.concepts()) {
            concepts.computeIfAbsent(concept.taxonomy(), _ -> new TreeSet<>())
                    .addAll(vocabulary.narrowerOrSelf(concept));
        }
        Wording wording = new QueryReader(vocabulary.synonyms()).read(query.text());
        return new EngineQuery(wording, Sight.of(viewer, query.drafts()), concepts, query.kinds(), query.deck(),
                query.reach(), vocabulary.broaderOrSelf(moment), query.order(), offset / WINDOW * WINDOW, WINDOW, true,
                settings.timeout());
    }

    private static List<Ranked> ranked(EngineResult found, SnippetQuery query, Wording wording, Ranking ranking) {
        return query.order() == Order.NEWEST
                ? found.candidates().stream().map(each -> new Ranked(each, 0, List.of())).toList()
                : ranking.rank(found.candidates(), !wording.isEmpty());
    }

    private List<Hit> hits(Viewer viewer, EngineQuery asked, List<Ranked> stretch, Vocabulary vocabulary) {
        List<SnippetId> ids = stretch.stream().map(each -> each.candidate().id()).toList();
        Map<SnippetId, SnippetCard> visible = new HashMap<>(asked.sight().newestRevisions()
                ? cards.newestVisibleTo(viewer, ids)
                : cards.visibleTo(viewer, ids));
        if (!asked.sight().newestRevisions()) {
            visible.values().removeIf(card -> card.publishedRevision().isEmpty());
        }
        Map<SnippetId, List<Highlight>> highlights = index.highlights(asked, visible.keySet());
        Map<SnippetId, SnippetEvidence.Evidence> known = evidenceOf(visible.keySet());
        List<Hit> hits = new ArrayList<>();
        for (Ranked each : stretch) {
            SnippetCard card = visible.get(each.candidate().id());
            if (card != null) {
                hits.add(new Hit(card, each.candidate().isDraft(), facets.label(card.kind()), tags(card, vocabulary),
                        highlights.getOrDefault(card.id(), List.of()), each.points(), each.reasons(),
                        known.get(card.id())));
            }
        }
        return hits;
    }

    private Map<SnippetId, SnippetEvidence.Evidence> evidenceOf(Collection<SnippetId> ids) {
        SnippetEvidence ledger = evidence.getIfAvailable();
        return ledger == null ? Map.of() : ledger.of(ids);
    }

    private static Map<ConceptId, String> tags(SnippetCard card, Vocabulary vocabulary) {
        Map<ConceptId, String> tags = new LinkedHashMap<>();
        card.tags().stream().sorted().forEach(tag -> tags.put(tag, vocabulary.label(tag)));
        return tags;
    }

    private static int offset(SnippetQuery query) {
        if (query.cursor().isEmpty()) {
            return 0;
        }
        try {
            int offset = Integer.parseInt(query.cursor().get().after());
            if (offset > 0 && offset < EngineQuery.DEEPEST) {
                return offset;
            }
            throw Cursor.unknown();
        } catch (NumberFormatException _) {
            throw Cursor.unknown();
        }
    }
}
