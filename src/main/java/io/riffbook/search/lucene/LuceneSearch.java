package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.EngineResult;
import io.riffbook.search.FacetCounts;
import io.riffbook.search.SearchTimedOut;
import io.riffbook.search.Total;
import io.riffbook.search.lucene.Asked.Weighed;
import io.riffbook.search.lucene.Best.Place;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/// One search on one state of the index.
final class LuceneSearch {
    private final IndexSearcher searcher;
    private final EngineQuery query;
    private final long end;

    private LuceneSearch(IndexSearcher searcher, EngineQuery query) {
        this.searcher = searcher;
        this.query = query;
        this.end = System.nanoTime() + query.timeout().toNanos();
    }

    static EngineResult run(IndexSearcher searcher, EngineQuery query) throws IOException {
        return new LuceneSearch(searcher, query).run();
    }

    private EngineResult run() throws IOException {
        Asked asked = Queries.of(query, searcher);
        List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
        Weighed weighed = asked.weighed(searcher);
        Best best = new Best(query);
        Best some = new Best(query);
        FoundByFacet found = query.counting() == Counting.FACETS
                ? new FoundByFacet(weighed.facets())
                : FoundByFacet.nothing();
        long total = 0;
        for (LeafReaderContext segment : segments) {
            total += search(segment, weighed, best, query.filledUp() && total < EngineQuery.ENOUGH ? some : null,
                    found);
        }
        FacetCounts counts = found.counts(searcher.getIndexReader());
        boolean isFilled = query.filledUp() && total < EngineQuery.ENOUGH;
        return new EngineResult(candidates((isFilled ? some : best).inOrder()), Total.exactly(total), counts, isFilled);
    }

    /// @param some is given what has some of the words, if that may be needed
    private long search(LeafReaderContext segment, Weighed asked, Best best, @Nullable Best some, FoundByFacet found)
            throws IOException {
        long[] total = {0};
        Best.OfSegment kept = best.of(segment);
        Best.@Nullable OfSegment keptToo = some == null ? null : some.of(segment);
        FoundByFacet.OfSegment counted = found.of(segment);
        new SegmentSearch(segment, asked).run(this::checkTime, (base, matching, any, byFacet, scores) -> {
            total[0] += matching.cardinality();
            kept.take(base, matching, scores);
            if (keptToo != null && total[0] < EngineQuery.ENOUGH) {
                keptToo.take(base, any, scores);
            }
            counted.take(base, matching, byFacet);
        });
        counted.end();
        return total[0];
    }

    private void checkTime() {
        if (System.nanoTime() - end > 0) {
            throw SearchTimedOut.after(query.timeout());
        }
    }

    private List<Candidate> candidates(List<Place> best) throws IOException {
        Candidate[] candidates = new Candidate[best.size()];
        StoredCandidate stored = new StoredCandidate();
        // in the order of the index, in which columns are read
        int[] inOrder = IntStream.range(0, candidates.length).boxed()
                .sorted(Comparator.comparingInt(i -> best.get(i).segment().docBase + best.get(i).document()))
                .mapToInt(Integer::intValue).toArray();
        LeafReaderContext segment = null;
        BinaryDocValues column = DocValues.emptyBinary();
        for (int i : inOrder) {
            Place place = best.get(i);
            if (place.segment() != segment) {
                segment = place.segment();
                column = DocValues.getBinary(segment.reader(), Fields.CANDIDATE);
            }
            if (!column.advanceExact(place.document())) {
                throw new IOException("a document without a candidate");
            }
            candidates[i] = stored.read(column.binaryValue(),
                    query.order() == Order.RELEVANCE ? (float) place.rank().key() : 0);
        }
        return List.of(candidates);
    }

    static SnippetId id(LeafReader reader, int document) throws IOException {
        return new SnippetId(
                new UUID(number(reader, Fields.ID_HIGH, document), number(reader, Fields.ID_LOW, document)));
    }

    private static long number(LeafReader reader, String field, int document) throws IOException {
        NumericDocValues numbers = DocValues.getNumeric(reader, field);
        return numbers.advanceExact(document) ? numbers.longValue() : 0;
    }
}
