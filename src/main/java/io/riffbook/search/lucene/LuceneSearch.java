package io.riffbook.search.lucene;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineQuery.After;
import io.riffbook.search.EngineResult;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.FacetCounts;
import io.riffbook.search.SearchTimedOut;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.Total;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
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
    private static final SortField ID = new SortField(Fields.SNIPPET, SortField.Type.STRING);
    private static final SortField NEWEST = new SortField(Fields.CHANGED_AT, SortField.Type.LONG, true);
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, ID);
    private static final Sort FAVOURED_FIRST = new Sort(SortField.FIELD_SCORE, NEWEST, ID);
    private static final Sort NEWEST_FIRST = new Sort(NEWEST, ID);
    private static final Sort APPLAUDED_FIRST = new Sort(
            new SortField(Fields.APPLAUSE_FOR_ORDER, SortField.Type.DOUBLE, true), NEWEST, ID);
    private static final Sort WINNING_FIRST = new Sort(new SortField(Fields.WINS, SortField.Type.LONG, true), NEWEST,
            ID);

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
        Object id = Documents.bytes(after.id().value());
        Object[] fields = order().equals(NEWEST_FIRST)
                ? new Object[]{changed, id}
                : order().equals(BEST_FIRST) ? new Object[]{key, id} : new Object[]{key, changed, id};
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
    }

    private <T> T inTime(T found) {
        if (searcher.timedOut()) {
            throw SearchTimedOut.after(query.timeout());
        }
        return found;
    }

    private EngineResult result(TopDocs best, FacetCounts facets) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc each : best.scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(each.doc, leaves));
            candidates.add(candidate(leaf.reader(), each.doc - leaf.docBase, score((FieldDoc) each)));
        }
        return new EngineResult(candidates, Total.exactly(best.totalHits.value()), facets);
    }

    private static float score(FieldDoc document) {
        return document.fields != null && document.fields[0] instanceof Float score ? score : 0;
    }

    private static Candidate candidate(LeafReader reader, int document, float score) throws IOException {
        Audience audience = new Audience(concepts(reader, Fields.IS_FOR, document),
                concepts(reader, Fields.NOT_FOR, document));
        return new Candidate(id(reader, document), (int) number(reader, Fields.REVISION, document),
                number(reader, Fields.IS_DRAFT, document) == 1, score,
                new Kind(values(reader, Fields.KIND, document).getFirst()),
                concepts(reader, Fields.TAG, document), audience,
                Instant.ofEpochMilli(number(reader, Fields.CHANGED_AT, document)), verifiedUntil(reader, document),
                evidence(reader, document));
    }

    private static Optional<LocalDate> verifiedUntil(LeafReader reader, int document) throws IOException {
        NumericDocValues days = DocValues.getNumeric(reader, Fields.VERIFIED_UNTIL);
        return days.advanceExact(document) ? Optional.of(LocalDate.ofEpochDay(days.longValue())) : Optional.empty();
    }

    private static Evidence evidence(LeafReader reader, int document) throws IOException {
        NumericDocValues means = DocValues.getNumeric(reader, Fields.APPLAUSE);
        OptionalDouble applause = means.advanceExact(document)
                ? OptionalDouble.of(Double.longBitsToDouble(means.longValue()))
                : OptionalDouble.empty();
        return new Evidence(applause, number(reader, Fields.RATINGS, document), number(reader, Fields.USES, document),
                number(reader, Fields.WINS, document), number(reader, Fields.IMPRESSIONS, document));
    }

    static SnippetId id(LeafReader reader, int document) throws IOException {
        SortedDocValues ids = DocValues.getSorted(reader, Fields.SNIPPET);
        ids.advanceExact(document);
        return new SnippetId(UUID.fromString(ids.lookupOrd(ids.ordValue()).utf8ToString()));
    }

    private static long number(LeafReader reader, String field, int document) throws IOException {
        NumericDocValues numbers = DocValues.getNumeric(reader, field);
        return numbers.advanceExact(document) ? numbers.longValue() : 0;
    }

    private static Set<ConceptId> concepts(LeafReader reader, String field, int document) throws IOException {
        Set<ConceptId> concepts = new TreeSet<>();
        for (String value : values(reader, field, document)) {
            concepts.add(ConceptId.parse(value));
        }
        return concepts;
    }

    private static List<String> values(LeafReader reader, String field, int document) throws IOException {
        SortedSetDocValues all = DocValues.getSortedSet(reader, field);
        List<String> values = new ArrayList<>();
        if (all.advanceExact(document)) {
            for (int i = 0; i < all.docValueCount(); i++) {
                values.add(all.lookupOrd(all.nextOrd()).utf8ToString());
            }
        }
        return values;
    }
}
