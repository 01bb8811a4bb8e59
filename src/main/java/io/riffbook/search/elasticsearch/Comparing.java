package io.riffbook.search.elasticsearch;

import io.riffbook.content.BucketSum;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.search.Generation;
import io.riffbook.search.LostGenerationException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

/// Says what an index holds, to be compared with the record.
final class Comparing {
    private static final String BUCKETS = "buckets";
    private static final int PAGE = 1_000;
    private static final int DOCUMENTS_OF_A_SNIPPET = 2;

    private final ElasticsearchClient client;
    private final Generations generations;

    Comparing(ElasticsearchConnection connection, Generations generations) {
        this.client = connection.client();
        this.generations = generations;
    }

    /// @throws LostGenerationException when it is gone
    Map<Integer, BucketSum> sums(Generation generation) {
        Aggregation buckets = Aggregation.of(all -> all
                .terms(terms -> terms.field(Fields.BUCKET).size(SnippetState.BUCKETS).shardSize(SnippetState.BUCKETS))
                .aggregations(Fields.COUNTS, each -> each.sum(sum -> sum.field(Fields.COUNTS)))
                .aggregations(Fields.CHECK, each -> each.sum(sum -> sum.field(Fields.CHECK))));
        SearchResponse<Void> found = of(generation, SearchRequest.of(search -> search
                .index(generations.index(generation)).size(0).allowPartialSearchResults(false)
                .aggregations(BUCKETS, buckets)));
        Map<Integer, BucketSum> sums = new HashMap<>();
        for (LongTermsBucket each : Facets.of(found.aggregations(), BUCKETS).lterms().buckets().array()) {
            sums.put((int) each.key(), new BucketSum(sum(each, Fields.COUNTS), sum(each, Fields.CHECK)));
        }
        return sums;
    }

    private static long sum(LongTermsBucket bucket, String field) {
        Double sum = Facets.of(bucket.aggregations(), field).sum().value();
        return sum == null ? 0 : sum.longValue();
    }

    /// @throws LostGenerationException when it is gone
    Map<SnippetId, Long> sequences(Generation generation, int bucket) {
        Map<SnippetId, Held> held = new HashMap<>();
        SearchRequest.Builder first = page(generation, bucket);
        for (List<Hit<Void>> hits = of(generation, first.build()).hits().hits(); !hits.isEmpty();) {
            hits.stream().map(Found::new).forEach(found -> held.merge(found.snippet(),
                    new Held(found.number(Fields.SEQUENCE), 1), Held::and));
            List<FieldValue> last = hits.getLast().sort();
            hits = hits.size() < PAGE
                    ? List.of()
                    : of(generation, page(generation, bucket).searchAfter(last).build()).hits().hits();
        }
        Map<SnippetId, Long> sequences = new HashMap<>();
        held.forEach((id, each) -> {
            if (each.isWhole()) {
                sequences.put(id, each.sequence());
            }
        });
        return sequences;
    }

    private SearchRequest.Builder page(Generation generation, int bucket) {
        return columns().index(generations.index(generation)).size(PAGE)
                .query(query -> query.term(term -> term.field(Fields.BUCKET).value(bucket)))
                .sort(Searching.by(Fields.SNIPPET, SortOrder.Asc), Searching.by(Fields.COUNTS, SortOrder.Asc));
    }

    /// The sequence that searches see of a snippet.
    OptionalLong sequence(Searching searching, SnippetId id) {
        SearchRequest request = columns().index(generations.liveAlias()).size(DOCUMENTS_OF_A_SNIPPET)
                .routing(id.toString()).query(query -> query.bool(all -> all.filter(
                        Queries.anyOf(Fields.SNIPPET, Set.of(id)))))
                .build();
        List<Hit<Void>> hits = searching.answer(request, Void.class, ElasticsearchSnippetIndex.A_WHILE).hits().hits();
        return hits.size() < DOCUMENTS_OF_A_SNIPPET
                ? OptionalLong.empty()
                : hits.stream().mapToLong(hit -> new Found(hit).number(Fields.SEQUENCE)).min();
    }

    private static SearchRequest.Builder columns() {
        return new SearchRequest.Builder().trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false).source(source -> source.fetch(false)).storedFields("_none_")
                .docvalueFields(field -> field.field(Fields.SNIPPET))
                .docvalueFields(field -> field.field(Fields.SEQUENCE));
    }

    private SearchResponse<Void> of(Generation generation, SearchRequest request) {
        try {
            return Failures.translated(() -> client.search(request, Void.class));
        } catch (Failures.MissingIndexException e) {
            throw Generations.lost(generation, e);
        }
    }

    /// What is known of a snippet's documents.
    ///
    /// @param sequence of the older one
    /// @param documents how many are of it
    private record Held(long sequence, int documents) {

        Held and(Held other) {
            return sequence == other.sequence
                    ? new Held(sequence, documents + other.documents)
                    : sequence < other.sequence ? this : other;
        }

        boolean isWhole() {
            return documents == DOCUMENTS_OF_A_SNIPPET;
        }
    }
}
