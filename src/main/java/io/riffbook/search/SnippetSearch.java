package io.riffbook.search;

import io.riffbook.access.Viewer;
import io.riffbook.analysis.QueryReader;
import io.riffbook.analysis.Wording;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Visibility;
import io.riffbook.content.bulk.BulkChangeException;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.search.EngineQuery.After;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineQuery.Scope;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.Ranking.Ranked;
import io.riffbook.search.Retrieval.Found;
import io.riffbook.search.SearchPage.Hit;
import io.riffbook.web.Cursor;
import io.riffbook.web.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds the riff for this moment.
@Service
public class SnippetSearch {
    /// How many snippets [#everything] finds at most.
    public static final int MOST_FOUND = 10_000;

    private final SearchSettings settings;
    private final SnippetIndex index;
    private final Retrieval retrieval;
    private final Indexing indexing;
    private final PresentVocabulary present;
    private final Taxonomies taxonomies;
    private final Moments moments;
    private final FacetGroups facets;
    private final SnippetCards cards;
    private final NotedPages noted;
    private final Clock clock;

    SnippetSearch(SearchSettings settings, SnippetIndex index, Retrieval retrieval, Indexing indexing,
            PresentVocabulary present,
            Taxonomies taxonomies, Moments moments, FacetGroups facets, SnippetCards cards, NotedPages noted,
            Clock clock) {
        this.settings = settings;
        this.index = index;
        this.retrieval = retrieval;
        this.indexing = indexing;
        this.present = present;
        this.taxonomies = taxonomies;
        this.moments = moments;
        this.facets = facets;
        this.cards = cards;
        this.noted = noted;
        this.clock = clock;
    }

    /// One page of what the viewer may see and the query asks for. If nothing has most of the words, what has any of
    /// them. Facets and total come from the first page.
    ///
    /// @throws io.riffbook.model.UnknownConceptException when a concept doesn't exist
    /// @throws SearchTimedOut when the engine takes too long
    /// @throws IndexUnavailable when the engine can't be reached
    public SearchPage search(Viewer viewer, SnippetQuery asks) {
        SnippetQuery query = understood(asks, "");
        boolean upToDate = awaited(query);
        Vocabulary vocabulary = present.get();
        Moment moment = moments.of(query.context(), vocabulary);
        Optional<String> corrected = query.cursor().flatMap(SearchCursor::corrected);
        EngineQuery question = engineQuery(viewer, corrected.map(query::saying).orElse(query), vocabulary, moment);
        Ranking ranking = new Ranking(settings.ranking(), vocabulary, moment, clock.instant());
        int asker = asker(viewer, query);
        Stretch stretch = query.cursor().isEmpty()
                ? first(retrieval.find(question, query.text(), reader(vocabulary)), query, ranking, seed(query, asker))
                : next(question, query, ranking, query.cursor().filter(each -> each.asker() == asker)
                        .orElseThrow(Cursor::unknown), seed(query, asker));
        UUID searchId = query.cursor().map(SearchCursor::searchId).orElseGet(Ids::next);
        int before = query.cursor().map(SearchCursor::shown).orElse(0);
        SearchPage page = new SearchPage(searchId, before + 1, hits(viewer, stretch, vocabulary), stretch.total(),
                stretch.isRelaxed() && !stretch.found().isFilled() && stretch.total().count() > 0,
                stretch.found().isFilled(),
                stretch.correction(), upToDate,
                stretch.facets().map(counts -> facets.of(counts, query)).orElse(List.of()),
                stretch.cursor(searchId, before, asker).map(SearchCursor::encoded).orElse(null));
        noted.note(viewer, query, page);
        return page;
    }

    /// What is shown next.
    ///
    /// @param ranked what is shown, in order
    /// @param best the highest text score, by which the others are measured
    /// @param waiting what is ranked and comes after that
    /// @param end behind what the engine goes on after that, if it does
    private record Stretch(Found found, Total total, Optional<FacetCounts> facets, float best, List<Ranked> ranked,
            List<SnippetId> waiting, Optional<After> end) {

        boolean isRelaxed() {
            return found.isRelaxed();
        }

        SearchPage.@Nullable Correction correction() {
            return found.corrected().map(text -> new SearchPage.Correction(text, true))
                    .or(() -> found.proposed().map(text -> new SearchPage.Correction(text, false))).orElse(null);
        }

        Optional<SearchCursor> cursor(UUID searchId, int before, int asker) {
            return waiting.isEmpty() && end.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SearchCursor(searchId, before + ranked.size(), asker, total, isRelaxed(),
                            found.isFilled(),
                            found.corrected(), best, waiting, end));
        }
    }

    /// Of what is left to chance: the same all day, so that reloading a page shows the same.
    private OptionalLong seed(SnippetQuery query, int asker) {
        return query.order() == Order.RELEVANCE
                ? OptionalLong.of(Objects.hash(asker, today()))
                : OptionalLong.empty();
    }

    private Stretch first(Found found, SnippetQuery query, Ranking ranking, OptionalLong seed) {
        return ranked(found, found.result().total(), Optional.of(found.result().facets()), query, ranking, seed);
    }

    /// Goes on with what was ranked already, or else behind it in the engine.
    private Stretch next(EngineQuery question, SnippetQuery query, Ranking ranking, SearchCursor cursor,
            OptionalLong seed) {
        EngineQuery asked = question.counting(Counting.NOTHING).filledUp(false);
        if (cursor.isRelaxed()) {
            asked = asked.withWording(asked.wording().relaxed());
        }
        if (cursor.waiting().isEmpty()) {
            asked = asked.after(cursor.end().orElseThrow(Cursor::unknown));
            return ranked(found(asked, index.search(asked), cursor), cursor.total(), Optional.empty(), query, ranking,
                    OptionalLong.empty());
        }
        int shown = Math.min(query.limit().value(), cursor.waiting().size());
        List<SnippetId> now = cursor.waiting().subList(0, shown);
        EngineResult result = index.search(asked.withFilters(asked.filters().only(Set.copyOf(now))));
        Map<SnippetId, Candidate> present = result.candidates().stream()
                .collect(Collectors.toMap(Candidate::id, Function.identity()));
        List<Candidate> candidates = now.stream().flatMap(id -> Optional.ofNullable(present.get(id)).stream()).toList();
        Map<SnippetId, Ranked> ranked = points(asked, query, ranking, candidates, cursor.best(), seed)
                .stream()
                .collect(Collectors.toMap(each -> each.candidate().id(), Function.identity()));
        return new Stretch(found(asked, result, cursor), cursor.total(), Optional.empty(), cursor.best(),
                candidates.stream().flatMap(each -> Optional.ofNullable(ranked.get(each.id())).stream()).toList(),
                cursor.waiting().subList(shown, cursor.waiting().size()), cursor.end());
    }

    private static Found found(EngineQuery asked, EngineResult result, SearchCursor cursor) {
        return new Found(asked, result, cursor.isRelaxed(), cursor.isFilled(), cursor.corrected(), Optional.empty());
    }

    /// @param seed gives room for the untried, if any
    private Stretch ranked(Found found, Total total, Optional<FacetCounts> facets, SnippetQuery query, Ranking ranking,
            OptionalLong seed) {
        EngineQuery asked = found.asked();
        List<Candidate> candidates = found.result().candidates();
        float best = candidates.stream().map(Candidate::score).max(Float::compare).orElse(0f);
        List<Ranked> byPoints = points(asked, query, ranking, candidates, best, seed);
        List<Ranked> ranked = seed.isPresent()
                ? ranking.withRoomForUntried(byPoints, seed.getAsLong())
                : byPoints;
        int shown = Math.min(query.limit().value(), ranked.size());
        Optional<After> end = candidates.size() < asked.size()
                ? Optional.empty()
                : Optional.of(candidates.getLast().place(asked.order()));
        return new Stretch(found, total, facets, best, ranked.subList(0, shown),
                ranked.subList(shown, ranked.size()).stream().map(each -> each.candidate().id()).toList(), end);
    }

    /// In the order of the ranking, or of the engine if another order is asked for.
    private List<Ranked> points(EngineQuery asked, SnippetQuery query, Ranking ranking,
            List<Candidate> candidates, float best, OptionalLong seed) {
        Set<SnippetId> seen = moments.seen(query.context(), candidates.stream().map(Candidate::id).toList());
        if (query.order() != Order.RELEVANCE) {
            return ranking.marked(candidates, seen);
        }
        float measure = asked.wording().isEmpty() ? 0 : best;
        return seed.isPresent()
                ? ranking.rank(candidates, measure, seen, seed.getAsLong())
                : ranking.rank(candidates, measure, seen);
    }

    /// Stands for who asks for what, whatever the page.
    private static int asker(Viewer viewer, SnippetQuery query) {
        return Objects.hash(viewer.principal(), query.text(), query.concepts(), query.kinds(), query.deck(),
                query.reach().map(Visibility.Reach::word), query.owner(), query.changedFrom(), query.changedBefore(),
                query.verifiedOnly(),
                query.context(), query.drafts(), query.order().word());
    }

    /// Everything that the query finds, in no particular order and whatever its page is: with most of its words if anything has them: what [#search] counts.
    ///
    /// @throws io.riffbook.content.bulk.BulkChangeException when it finds more than [#MOST_FOUND], for nothing is left
    /// out silently; and when what it finds comes and goes while it is counted, or the
    /// write that it waits for doesn't show yet
    public Set<SnippetId> everything(Viewer viewer, SnippetQuery asks) {
        SnippetQuery query = understood(asks, "/search");
        if (!awaited(query)) {
            throw BulkChangeException.selectionMoved();
        }
        Vocabulary vocabulary = present.get();
        EngineQuery first = engineQuery(viewer, query.newestFirst(), vocabulary,
                moments.of(query.context(), vocabulary)).counting(Counting.TOTAL).filledUp(false);
        EngineResult found = index.search(first);
        if (found.total().count() == 0 && first.wording().isStrict()) {
            first = first.withWording(first.wording().relaxed());
            found = index.search(first);
        }
        long total = found.total().count();
        if (total > MOST_FOUND) {
            throw BulkChangeException.tooMany(total);
        }
        Set<SnippetId> all = new LinkedHashSet<>();
        List<Candidate> stretch = found.candidates();
        while (!stretch.isEmpty() && all.size() < total) {
            stretch.forEach(candidate -> all.add(candidate.id()));
            stretch = index.search(first.counting(Counting.NOTHING).after(stretch.getLast().place(Order.NEWEST)))
                    .candidates();
        }
        if (all.size() != total) {
            throw BulkChangeException.selectionMoved();
        }
        return all;
    }

    /// Those of these snippets that the query finds, with most of its words and whatever its page is.
    ///
    /// @param ids at most [EngineQuery#MOST_CANDIDATES]
    public Set<SnippetId> among(Viewer viewer, SnippetQuery asks, Set<SnippetId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        SnippetQuery query = understood(asks, "");
        Vocabulary vocabulary = present.get();
        EngineQuery asked = engineQuery(viewer, query, vocabulary, moments.of(query.context(), vocabulary))
                .counting(Counting.NOTHING).filledUp(false);
        List<SnippetId> found = index.search(asked.withFilters(asked.filters().only(ids))).candidates().stream()
                .map(Candidate::id).toList();
        return cards.visibleTo(viewer, found).keySet();
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

    private EngineQuery engineQuery(Viewer viewer, SnippetQuery query, Vocabulary vocabulary, Moment moment) {
        Map<String, Set<ConceptId>> concepts = new HashMap<>();
        for (ConceptId concept : query.concepts()) {
            concepts.computeIfAbsent(concept.taxonomy(), _ -> new TreeSet<>())
                    .addAll(vocabulary.narrowerOrSelf(concept));
        }
        Wording wording = reader(vocabulary).read(query.text());
        Filters filters = new Filters(concepts, query.kinds(), query.deck(), query.reach(), query.owner(),
                query.changedFrom(), query.changedBefore(),
                query.verifiedOnly() ? Optional.of(today()) : Optional.empty(),
                query.context().showNotFor() ? Set.of() : moment.concepts(), Set.of());
        return new EngineQuery(wording, Scope.EVERYWHERE, Sight.of(viewer, query.drafts()), filters,
                moment.concepts(), query.order(), Optional.empty(), EngineQuery.MOST_CANDIDATES, Counting.FACETS, true,
                settings.timeout());
    }

    private QueryReader reader(Vocabulary vocabulary) {
        return new QueryReader(vocabulary.synonyms(), settings.spoken());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private List<Hit> hits(Viewer viewer, Stretch stretch, Vocabulary vocabulary) {
        EngineQuery asked = stretch.found().asked();
        List<SnippetId> ids = stretch.ranked().stream().map(each -> each.candidate().id()).toList();
        Map<SnippetId, SnippetCard> visible = new HashMap<>(asked.sight().newestRevisions()
                ? cards.newestVisibleTo(viewer, ids)
                : cards.visibleTo(viewer, ids));
        if (!asked.sight().newestRevisions()) {
            visible.values().removeIf(card -> card.publishedRevision().isEmpty());
        }
        Map<SnippetId, List<Highlight>> highlights = index.highlights(asked, visible.keySet());
        List<Hit> hits = new ArrayList<>();
        for (Ranked each : stretch.ranked()) {
            SnippetCard card = visible.get(each.candidate().id());
            if (card != null) {
                hits.add(new Hit(card, each.candidate().isDraft(), facets.label(card.kind()), tags(card, vocabulary),
                        highlights.getOrDefault(card.id(), List.of()), each.points(), each.reasons(),
                        known(each.candidate().evidence())));
            }
        }
        return hits;
    }

    private static SnippetEvidence.@Nullable Evidence known(SnippetEvidence.Evidence evidence) {
        return evidence.saysNothing() ? null : evidence;
    }

    private static Map<ConceptId, String> tags(SnippetCard card, Vocabulary vocabulary) {
        Map<ConceptId, String> tags = new LinkedHashMap<>();
        card.tags().stream().sorted().forEach(tag -> tags.put(tag, vocabulary.label(tag)));
        return tags;
    }
}
