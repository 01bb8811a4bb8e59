package io.riffbook.search.elasticsearch;

import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineQuery.After;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineResult;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.FacetCounts;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.SearchTimedOut;
import io.riffbook.search.Total;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

/// Runs a search as one request, and gives it up in time.
final class Searching {
    /// What an answer may take on its way beside the search itself.
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);
    private static final String NOTHING_STORED = "_none_";
    private static final List<FieldAndFormat> OF_CANDIDATES = Fields.OF_CANDIDATES.stream()
            .map(field -> FieldAndFormat.of(each -> each.field(field))).toList();

    private final ElasticsearchAsyncClient client;
    private final Generations generations;

    Searching(ElasticsearchConnection connection, Generations generations) {
        this.client = new ElasticsearchAsyncClient(connection.client()._transport());
        this.generations = generations;
    }

    EngineResult search(EngineQuery query) {
        EngineResult found = once(query);
        if (!query.filledUp() || found.total().count() >= EngineQuery.ENOUGH) {
            return found;
        }
        List<Candidate> some = once(query.withSomeWords()).candidates();
        return new EngineResult(some, found.total(), found.facets(), true);
    }

    private EngineResult once(EngineQuery query) {
        Facets facets = Facets.of(query.filters());
        SearchResponse<Void> found = answer(request(query, facets), Void.class, query.timeout());
        if (found.timedOut()) {
            throw SearchTimedOut.after(query.timeout());
        }
        // for a moment both documents of a snippet can be its newest revision, while they are of two states
        Map<SnippetId, Candidate> candidates = new LinkedHashMap<>();
        for (Hit<Void> hit : found.hits().hits()) {
            Candidate candidate = new Found(hit).candidate(score(query, hit));
            candidates.putIfAbsent(candidate.id(), candidate);
        }
        return new EngineResult(List.copyOf(candidates.values()),
                found.hits().total() == null
                        ? Total.atLeast(candidates.size())
                        : Total.exactly(found.hits().total().value()),
                query.counting() == Counting.FACETS ? facets.counts(found.aggregations()) : FacetCounts.NONE,
                false);
    }

    private SearchRequest request(EngineQuery query, Facets facets) {
        BoolQuery.Builder everything = Queries.of(query);
        SearchRequest.Builder request = new SearchRequest.Builder().index(generations.liveAlias()).size(query.size())
                .sort(order(query)).trackTotalHits(total -> total.enabled(query.counting() != Counting.NOTHING))
                .allowPartialSearchResults(false).timeout(query.timeout().toMillis() + "ms")
                .source(source -> source.fetch(false)).storedFields(NOTHING_STORED).docvalueFields(OF_CANDIDATES);
        if (query.counting() == Counting.FACETS) {
            request.aggregations(facets.asked());
            if (!facets.all().isEmpty()) {
                request.postFilter(QueryBuilders.bool().filter(facets.all()).build());
            }
        } else {
            everything.filter(facets.all());
        }
        query.after().ifPresent(after -> request.searchAfter(place(query, after)));
        return request.query(everything.build()).build();
    }

    private static boolean isByWords(EngineQuery query) {
        return query.order() == Order.RELEVANCE && !query.wording().isEmpty();
    }

    private static List<SortOptions> order(EngineQuery query) {
        List<SortOptions> order = new ArrayList<>();
        switch (query.order()) {
            case RELEVANCE -> order.add(SortOptions.of(by -> by.score(score -> score.order(SortOrder.Desc))));
            case APPLAUSE -> order.add(by(Fields.APPLAUSE_FOR_ORDER, SortOrder.Desc));
            case WINS -> order.add(by(Fields.WINS, SortOrder.Desc));
            case NEWEST -> {
                // by what the ties of the others are ordered by
            }
        }
        if (!isByWords(query)) {
            order.add(by(Fields.CHANGED_AT, SortOrder.Desc));
        }
        order.add(by(Fields.SNIPPET, SortOrder.Asc));
        return order;
    }

    static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(by -> by.field(sorted -> sorted.field(field).order(order)));
    }

    /// The place in the shape that the order has.
    private static List<FieldValue> place(EngineQuery query, After after) {
        List<FieldValue> place = new ArrayList<>();
        switch (query.order()) {
            case RELEVANCE, APPLAUSE -> place.add(FieldValue.of(after.key()));
            case WINS -> place.add(FieldValue.of((long) after.key()));
            case NEWEST -> {
                // by what the ties of the others are ordered by
            }
        }
        if (!isByWords(query)) {
            place.add(FieldValue.of(after.changedAt().toEpochMilli()));
        }
        place.add(FieldValue.of(after.id().toString()));
        return place;
    }

    private static float score(EngineQuery query, Hit<Void> hit) {
        return query.order() == Order.RELEVANCE ? (float) hit.sort().getFirst().doubleValue() : 0;
    }

    /// The answer of the live generation.
    ///
    /// @throws SearchTimedOut when it takes much longer than allowed
    /// @throws IndexUnavailable when none is live, too
    <T> SearchResponse<T> answer(SearchRequest request, Class<T> source, Duration allowed) {
        if (!allowed.isPositive()) {
            throw SearchTimedOut.after(allowed);
        }
        CompletableFuture<SearchResponse<T>> answer = client.search(request, source);
        try {
            return Failures.translated(() -> awaited(answer, allowed));
        } catch (Failures.MissingIndexException e) {
            throw IndexUnavailable.because(e);
        }
    }

    private static <T> T awaited(CompletableFuture<T> answer, Duration allowed) throws IOException {
        try {
            return answer.get(allowed.plus(ON_THE_WAY).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw SearchTimedOut.after(allowed);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw IndexUnavailable.because(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ElasticsearchException known) {
                throw isTimeout(known) ? SearchTimedOut.after(allowed) : known;
            }
            throw new IOException(e.getCause());
        }
    }

    private static boolean isTimeout(ElasticsearchException e) {
        return String.valueOf(e.error().type()).contains("timeout")
                || e.error().rootCause().stream().anyMatch(cause -> String.valueOf(cause.type()).contains("timeout"));
    }
}
