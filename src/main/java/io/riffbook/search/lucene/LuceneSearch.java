package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery.After;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.EngineResult;
import io.riffbook.search.FacetCounts;
import io.riffbook.search.SearchTimedOut;
import io.riffbook.search.Total;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;

/// One search on one state of the index.
final class LuceneSearch {
    private static final SortField HIGH = new SortField(Fields.ID_HIGH, SortField.Type.LONG);
    private static final SortField LOW = new SortField(Fields.ID_LOW, SortField.Type.LONG);
    private static final SortField NEWEST = new SortField(Fields.CHANGED_AT, SortField.Type.LONG, true);
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, HIGH, LOW);
    private static final Sort FAVOURED_FIRST = new Sort(SortField.FIELD_SCORE, NEWEST, HIGH, LOW);
    private static final Sort NEWEST_FIRST = new Sort(NEWEST, HIGH, LOW);
    private static final Sort APPLAUDED_FIRST = new Sort(
            new SortField(Fields.APPLAUSE_FOR_ORDER, SortField.Type.DOUBLE, true), NEWEST, HIGH, LOW);
    private static final Sort WINNING_FIRST = new Sort(new SortField(Fields.WINS, SortField.Type.LONG, true), NEWEST,
            HIGH, LOW);

    private final IndexSearcher searcher;
    private final EngineQuery query;

    private LuceneSearch(IndexSearcher searcher, EngineQuery query) {
        this.searcher = searcher;
        this.query = query;
    }

    static EngineResult run(IndexReader reader, EngineQuery query) throws IOException {
        // of its own, because a time-out belongs to the searcher
        IndexSearcher searcher = new IndexSearcher(reader);
        long end = System.nanoTime() + query.timeout().toNanos();
        searcher.setTimeout(() -> System.nanoTime() - end > 0);
        return new LuceneSearch(searcher, query).run();
    }

    private EngineResult run() throws IOException {
        TopFieldCollectorManager best = new TopFieldCollectorManager(order(), query.size(),
                query.after().map(this::place).orElse(null), Integer.MAX_VALUE);
        Query everything = Queries.of(query, Facet.NONE);
        if (!query.withFacets()) {
            return result(inTime(searcher.search(everything, best)), FacetCounts.NONE);
        }
        Object[] found = inTime(
                searcher.search(everything, new MultiCollectorManager(best, new FacetsCollectorManager())));
        Facets facets = new Facets(searcher.getIndexReader());
        facets.count(Facet.NONE, (FacetsCollector) found[1]);
        for (Facet filtered : Facet.filteredBy(query)) {
            facets.count(filtered, inTime(searcher.search(Queries.of(query, filtered), new FacetsCollectorManager())));
        }
        return result((TopDocs) found[0], facets.counts());
    }

    private Sort order() {
        return switch (query.order()) {
            case NEWEST -> NEWEST_FIRST;
            case APPLAUSE -> APPLAUDED_FIRST;
            case WINS -> WINNING_FIRST;
            case RELEVANCE -> query.wording().isEmpty() ? FAVOURED_FIRST : BEST_FIRST;
        };
    }

    /// The place in the shape that the order has.
    private FieldDoc place(After after) {
        Object key = switch (query.order()) {
            case RELEVANCE -> (float) after.key();
            case APPLAUSE -> after.key();
            case WINS -> (long) after.key();
            case NEWEST -> 0;
        };
        Object changed = after.changedAt().toEpochMilli();
        Object high = after.id().value().getMostSignificantBits();
        Object low = after.id().value().getLeastSignificantBits();
        Object[] fields = order().equals(NEWEST_FIRST)
                ? new Object[]{changed, high, low}
                : order().equals(BEST_FIRST) ? new Object[]{key, high, low} : new Object[]{key, changed, high, low};
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
    }

    private <T> T inTime(T found) {
        if (searcher.timedOut()) {
            throw SearchTimedOut.after(query.timeout());
        }
        return found;
    }

    private EngineResult result(TopDocs best, FacetCounts facets) throws IOException {
        ScoreDoc[] found = best.scoreDocs;
        Candidate[] candidates = new Candidate[found.length];
        StoredCandidate stored = new StoredCandidate();
        // in the order of the index, in which columns are read
        int[] inOrder = IntStream.range(0, found.length).boxed().sorted(Comparator.comparingInt(i -> found[i].doc))
                .mapToInt(Integer::intValue).toArray();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int leaf = -1;
        BinaryDocValues column = DocValues.emptyBinary();
        for (int i : inOrder) {
            int at = ReaderUtil.subIndex(found[i].doc, leaves);
            if (at != leaf) {
                leaf = at;
                column = DocValues.getBinary(leaves.get(leaf).reader(), Fields.CANDIDATE);
            }
            if (!column.advanceExact(found[i].doc - leaves.get(leaf).docBase)) {
                throw new IOException("a document without a candidate");
            }
            candidates[i] = stored.read(column.binaryValue(), score((FieldDoc) found[i]));
        }
        return new EngineResult(List.of(candidates), Total.exactly(best.totalHits.value()), facets);
    }

    private static float score(FieldDoc document) {
        return document.fields != null && document.fields[0] instanceof Float score ? score : 0;
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
