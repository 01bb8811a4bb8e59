package io.riffbook.search.lucene;

import io.riffbook.search.FacetCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BitDocIdSet;
import org.apache.lucene.util.FixedBitSet;

/// What facets are counted of: what matches, and for each facet with a filter of its own what would match without that
/// filter.
final class FoundByFacet {
    private final Map<Facet, List<MatchingDocs>> byFacet = new LinkedHashMap<>();

    /// @param filtered facets with a filter of their own
    FoundByFacet(List<Facet> filtered) {
        byFacet.put(Facet.NONE, new ArrayList<>());
        filtered.forEach(facet -> byFacet.put(facet, new ArrayList<>()));
    }

    private FoundByFacet() {}

    /// Keeps nothing and counts nothing.
    static FoundByFacet nothing() {
        return new FoundByFacet();
    }

    OfSegment of(LeafReaderContext segment) {
        return new OfSegment(segment);
    }

    FacetCounts counts(IndexReader reader) throws IOException {
        Facets facets = new Facets(reader);
        for (Map.Entry<Facet, List<MatchingDocs>> each : byFacet.entrySet()) {
            facets.count(each.getKey(), new Found(each.getValue()));
        }
        return facets.counts();
    }

    /// Shaped as what the library counts.
    private static final class Found extends FacetsCollector {
        private final List<MatchingDocs> found;

        Found(List<MatchingDocs> found) {
            this.found = found;
        }

        @Override
        public List<MatchingDocs> getMatchingDocs() {
            return found;
        }
    }

    /// What is found in one segment, window by window.
    final class OfSegment {
        private final LeafReaderContext segment;
        private final List<FixedBitSet> sets = new ArrayList<>();

        private OfSegment(LeafReaderContext segment) {
            this.segment = segment;
            byFacet.keySet().forEach(_ -> sets.add(new FixedBitSet(segment.reader().maxDoc())));
        }

        void take(int base, FixedBitSet matching, FixedBitSet[] withoutFilters) {
            for (int i = 0; i < sets.size(); i++) {
                add(base, i == 0 ? matching : withoutFilters[i - 1], sets.get(i));
            }
        }

        private static void add(int base, FixedBitSet window, FixedBitSet all) {
            FixedBitSet.orRange(window, 0, all, base, Math.min(SegmentSearch.WINDOW, all.length() - base));
        }

        void end() {
            int i = 0;
            for (List<MatchingDocs> each : byFacet.values()) {
                FixedBitSet set = sets.get(i++);
                int size = set.cardinality();
                each.add(new MatchingDocs(segment, new BitDocIdSet(set, size), size, null));
            }
        }
    }
}
