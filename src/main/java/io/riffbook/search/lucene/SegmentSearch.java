package io.riffbook.search.lucene;

import io.riffbook.search.Weights;
import io.riffbook.search.lucene.Asked.Need;
import io.riffbook.search.lucene.Asked.Weighed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Matches and scores the documents of one segment, window by window and in each window word by word: everything that
/// matches is counted anyway, and so each list of postings is read once, in one go.
final class SegmentSearch {
    /// Documents in a window: its scores stay in the processor's cache.
    static final int WINDOW = 1 << 12;

    private final LeafReaderContext segment;
    private final Weighed asked;
    private final @Nullable List<DocIdSetIterator> filters;
    private final List<DocIdSetIterator> facetFilters;
    private final List<Clause> clauses = new ArrayList<>();

    /// Of the present window: what passes the filters, and each facet's filter.
    private final FixedBitSet passing = new FixedBitSet(WINDOW);
    private final FixedBitSet[] passingFacets;
    private final FixedBitSet matching = new FixedBitSet(WINDOW);
    private final FixedBitSet ofClause = new FixedBitSet(WINDOW);
    private final FixedBitSet ofEnough = new FixedBitSet(WINDOW);
    private final FixedBitSet ofAny = new FixedBitSet(WINDOW);
    private final FixedBitSet some = new FixedBitSet(WINDOW);
    private final byte[] wantedFound = new byte[WINDOW];
    private final float[] scores = new float[WINDOW];
    private final float[] highest = new float[WINDOW];
    private final float[] sums = new float[WINDOW];
    private final int[] found = new int[WINDOW];
    private final DocAndFloatFeatureBuffer buffer = new DocAndFloatFeatureBuffer();

    /// A clause's postings in this segment.
    private record Clause(Need need, List<Scorer> places) {}

    /// What takes what a window has found.
    @FunctionalInterface
    interface Taker {
        /// Takes what one window has found; what it is given changes with the next one.
        ///
        /// @param base the first document of the window
        /// @param matching what matches of it
        /// @param some what would match if one of the wanted words were enough
        /// @param byFacet for each facet with a filter of its own what would match without that filter
        /// @param scores of what matches
        void take(int base, FixedBitSet matching, FixedBitSet some, FixedBitSet[] byFacet, float[] scores)
                throws IOException;
    }

    SegmentSearch(LeafReaderContext segment, Weighed asked) throws IOException {
        this.segment = segment;
        this.asked = asked;
        this.filters = iterators(asked.filters());
        List<DocIdSetIterator> ofFacets = new ArrayList<>();
        for (Weight each : asked.facetFilters()) {
            Scorer scorer = each.scorer(segment);
            ofFacets.add(scorer == null ? DocIdSetIterator.empty() : scorer.iterator());
        }
        this.facetFilters = ofFacets;
        this.passingFacets = new FixedBitSet[ofFacets.size()];
        Arrays.setAll(passingFacets, _ -> new FixedBitSet(WINDOW));
        for (Weighed.WeighedClause clause : asked.clauses()) {
            List<Scorer> places = new ArrayList<>();
            for (Weight place : clause.places()) {
                Scorer scorer = place.scorer(segment);
                if (scorer != null) {
                    places.add(scorer);
                }
            }
            clauses.add(new Clause(clause.need(), places));
        }
    }

    /// Absent when one of them lets nothing through.
    private @Nullable List<DocIdSetIterator> iterators(List<Weight> weights) throws IOException {
        List<DocIdSetIterator> iterators = new ArrayList<>();
        for (Weight each : weights) {
            Scorer scorer = each.scorer(segment);
            if (scorer == null) {
                return null;
            }
            iterators.add(scorer.iterator());
        }
        return iterators;
    }

    /// @param beforeWindow runs before each window
    void run(Runnable beforeWindow, Taker taker) throws IOException {
        if (filters == null || isHopeless()) {
            return;
        }
        int end = segment.reader().maxDoc();
        FixedBitSet[] byFacet = new FixedBitSet[passingFacets.length];
        Arrays.setAll(byFacet, _ -> new FixedBitSet(WINDOW));
        for (int base = 0; base < end; base += WINDOW) {
            beforeWindow.run();
            int upTo = Math.min(end, base + WINDOW);
            if (!filter(filters, base, upTo)) {
                continue;
            }
            match(base, upTo);
            for (int i = 0; i < byFacet.length; i++) {
                withoutFilter(i, byFacet[i]);
            }
            for (FixedBitSet each : passingFacets) {
                matching.and(each);
                some.and(each);
            }
            taker.take(base, matching, some, byFacet, scores);
        }
    }

    /// Whether what has to be found stands nowhere in the segment.
    private boolean isHopeless() {
        return clauses.stream().anyMatch(each -> each.need() == Need.REQUIRED && each.places().isEmpty())
                || clauses.stream().filter(each -> each.need() == Need.WANTED && !each.places().isEmpty())
                        .count() < (asked.filledUp() ? Math.min(1, asked.least()) : asked.least());
    }

    /// Whether anything passes the filters.
    private boolean filter(List<DocIdSetIterator> all, int base, int upTo) throws IOException {
        passing.clear();
        passing.set(0, upTo - base);
        for (DocIdSetIterator each : all) {
            read(each, base, upTo, ofClause);
            passing.and(ofClause);
        }
        Bits alive = segment.reader().getLiveDocs();
        if (alive != null) {
            alive.applyMask(passing, base);
        }
        if (passing.scanIsEmpty()) {
            return false;
        }
        for (int i = 0; i < passingFacets.length; i++) {
            read(facetFilters.get(i), base, upTo, passingFacets[i]);
        }
        return true;
    }

    private static void read(DocIdSetIterator documents, int base, int upTo, FixedBitSet into) throws IOException {
        into.clear();
        if (documents.docID() < base) {
            documents.advance(base);
        }
        documents.intoBitSet(upTo, into, base);
    }

    private void match(int base, int upTo) throws IOException {
        matching.clear();
        matching.or(passing);
        ofEnough.clear();
        ofAny.clear();
        Arrays.fill(wantedFound, (byte) 0);
        Arrays.fill(scores, 0);
        for (Clause clause : clauses) {
            if (clause.need() == Need.EXCLUDED) {
                for (Scorer place : clause.places()) {
                    read(place.iterator(), base, upTo, ofClause);
                    matching.andNot(ofClause);
                }
            } else {
                score(clause.need(), find(clause, base, upTo));
            }
        }
        some.clear();
        if (asked.least() > 0) {
            some.or(matching);
            some.and(ofAny);
            matching.and(ofEnough);
        }
    }

    /// Puts the highest score of all places and the sum of them by each document. How many there are.
    private int find(Clause clause, int base, int upTo) throws IOException {
        int size = 0;
        for (Scorer place : clause.places()) {
            DocIdSetIterator documents = place.iterator();
            if (documents.docID() < base) {
                documents.advance(base);
            }
            for (place.nextDocsAndScores(upTo, null, buffer); buffer.size > 0; place.nextDocsAndScores(upTo, null,
                    buffer)) {
                for (int i = 0; i < buffer.size; i++) {
                    int at = buffer.docs[i] - base;
                    float score = buffer.features[i];
                    // whatever matches has a score above 0, as the model of scoring and the weights of places have it
                    if (sums[at] == 0) {
                        found[size++] = at;
                    }
                    highest[at] = Math.max(highest[at], score);
                    sums[at] += score;
                }
            }
        }
        return size;
    }

    /// The highest score of the clause's places counts, and a part of the others'.
    private void score(Need need, int size) {
        if (need == Need.REQUIRED) {
            ofClause.clear();
        }
        for (int i = 0; i < size; i++) {
            int at = found[i];
            scores[at] += highest[at] + (sums[at] - highest[at]) * Weights.ELSEWHERE_TOO;
            highest[at] = 0;
            sums[at] = 0;
            if (need == Need.REQUIRED) {
                ofClause.set(at);
            } else if (need == Need.WANTED) {
                ofAny.set(at);
                if (++wantedFound[at] == asked.least()) {
                    ofEnough.set(at);
                }
            }
        }
        if (need == Need.REQUIRED) {
            matching.and(ofClause);
        }
    }

    private void withoutFilter(int facet, FixedBitSet into) {
        into.clear();
        into.or(matching);
        for (int i = 0; i < passingFacets.length; i++) {
            if (i != facet) {
                into.and(passingFacets[i]);
            }
        }
    }
}
