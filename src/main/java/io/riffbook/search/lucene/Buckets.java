package io.riffbook.search.lucene;

import io.riffbook.content.BucketSum;
import io.riffbook.content.SnippetId;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/// Says what an index holds, bucket by bucket.
final class Buckets {
    private static final BucketSum NOTHING = new BucketSum(0, 0);

    private Buckets() {}

    static Map<Integer, BucketSum> sums(IndexSearcher searcher) throws IOException {
        Map<Integer, BucketSum> sums = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            NumericDocValues buckets = DocValues.getNumeric(leaf.reader(), Fields.BUCKET);
            NumericDocValues checks = DocValues.getNumeric(leaf.reader(), Fields.CHECK);
            Bits alive = leaf.reader().getLiveDocs();
            while (buckets.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if ((alive == null || alive.get(buckets.docID())) && checks.advanceExact(buckets.docID())) {
                    int bucket = (int) buckets.longValue();
                    sums.put(bucket, sums.getOrDefault(bucket, NOTHING).plus(checks.longValue()));
                }
            }
        }
        return sums;
    }

    static Map<SnippetId, Long> sequences(IndexSearcher searcher, int bucket) throws IOException {
        Query inBucket = searcher.rewrite(IntPoint.newExactQuery(Fields.BUCKET, bucket));
        Weight weight = searcher.createWeight(inBucket, ScoreMode.COMPLETE_NO_SCORES, 1);
        Map<SnippetId, Long> sequences = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Fields.SEQUENCE);
                Bits alive = leaf.reader().getLiveDocs();
                DocIdSetIterator documents = scorer.iterator();
                while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    int document = documents.docID();
                    if ((alive == null || alive.get(document)) && numbers.advanceExact(document)) {
                        sequences.put(LuceneSearch.id(leaf.reader(), document), numbers.longValue());
                    }
                }
            }
        }
        return sequences;
    }
}
