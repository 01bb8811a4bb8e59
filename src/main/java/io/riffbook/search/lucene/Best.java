package io.riffbook.search.lucene;

import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineQuery.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;

/// The first documents in the order that a query asks for.
final class Best {
    private final Order order;
    private final boolean byWords;
    private final int size;
    private final Optional<Rank> after;
    private final PriorityQueue<Place> worstFirst = new PriorityQueue<>(Comparator.reverseOrder());

    /// A document with its rank.
    record Place(Rank rank, LeafReaderContext segment, int document) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return rank.compareTo(other.rank);
        }
    }

    /// Where a document stands in the order; the first is the least.
    ///
    /// @param key the score, the applause or the wins; 0 where only time orders
    /// @param changedAt 0 where time doesn't order
    /// @param high of the id
    /// @param low of the id
    record Rank(double key, long changedAt, long high, long low) implements Comparable<Rank> {

        @Override
        public int compareTo(Rank other) {
            int byKey = Double.compare(other.key, key);
            int byTime = byKey != 0 ? byKey : Long.compare(other.changedAt, changedAt);
            int byHigh = byTime != 0 ? byTime : Long.compare(high, other.high);
            return byHigh != 0 ? byHigh : Long.compare(low, other.low);
        }
    }

    Best(EngineQuery query) {
        this.order = query.order();
        this.byWords = order == Order.RELEVANCE && !query.wording().isEmpty();
        this.size = query.size();
        this.after = query.after().map(place -> new Rank(place.key(),
                byWords ? 0 : place.changedAt().toEpochMilli(), place.id().value().getMostSignificantBits(),
                place.id().value().getLeastSignificantBits()));
    }

    /// What was kept, the best first.
    List<Place> inOrder() {
        List<Place> all = new ArrayList<>(worstFirst);
        all.sort(null);
        return all;
    }

    /// Takes the documents of a segment, which come in order.
    OfSegment of(LeafReaderContext segment) throws IOException {
        return new OfSegment(segment);
    }

    final class OfSegment {
        private final LeafReaderContext segment;
        private final NumericDocValues keys;
        private final NumericDocValues changed;
        private final NumericDocValues high;
        private final NumericDocValues low;

        private OfSegment(LeafReaderContext segment) throws IOException {
            this.segment = segment;
            this.keys = switch (order) {
                case RELEVANCE, NEWEST -> DocValues.emptyNumeric();
                case APPLAUSE -> DocValues.getNumeric(segment.reader(), Fields.APPLAUSE_FOR_ORDER);
                case WINS -> DocValues.getNumeric(segment.reader(), Fields.WINS);
            };
            this.changed = byWords
                    ? DocValues.emptyNumeric()
                    : DocValues.getNumeric(segment.reader(), Fields.CHANGED_AT);
            this.high = DocValues.getNumeric(segment.reader(), Fields.ID_HIGH);
            this.low = DocValues.getNumeric(segment.reader(), Fields.ID_LOW);
        }

        /// @param base of the window
        void take(int base, FixedBitSet matching, float[] scores) throws IOException {
            long[] words = matching.getBits();
            for (int word = 0; word < SegmentSearch.WINDOW / Long.SIZE; word++) {
                for (long left = words[word]; left != 0; left &= left - 1) {
                    int at = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                    take(base + at, scores[at]);
                }
            }
        }

        private void take(int document, float score) throws IOException {
            double key = key(document, score);
            Place last = worstFirst.size() < size ? null : worstFirst.peek();
            Rank worst = last == null ? null : last.rank();
            if ((worst != null && key < worst.key()) || (after.isPresent() && key > after.get().key())) {
                return;
            }
            long changedAt = value(changed, document);
            if (worst != null && key == worst.key() && changedAt < worst.changedAt()) {
                return;
            }
            Rank rank = new Rank(key, changedAt, value(high, document), value(low, document));
            if (after.isPresent() && rank.compareTo(after.get()) <= 0) {
                return;
            }
            if (worst == null) {
                worstFirst.add(new Place(rank, segment, document));
            } else if (rank.compareTo(worst) < 0) {
                worstFirst.poll();
                worstFirst.add(new Place(rank, segment, document));
            }
        }

        private double key(int document, float score) throws IOException {
            return switch (order) {
                case RELEVANCE -> score;
                case NEWEST -> 0;
                case APPLAUSE -> Double.longBitsToDouble(value(keys, document));
                case WINS -> value(keys, document);
            };
        }

        private static long value(NumericDocValues column, int document) throws IOException {
            return column.advanceExact(document) ? column.longValue() : 0;
        }
    }
}
