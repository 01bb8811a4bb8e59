package io.riffbook.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.IndexReader;

/// What counting facets needs to know of each open reader: made once for it, because that takes as long as there are
/// values, and forgotten when it is closed.
final class FacetStates {
    private static final Map<IndexReader.CacheKey, Map<String, StringDocValuesReaderState>> BY_READER = new ConcurrentHashMap<>();

    private FacetStates() {}

    static StringDocValuesReaderState of(IndexReader reader, String field) throws IOException {
        IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
        IndexReader.CacheKey key = helper.getKey();
        Map<String, StringDocValuesReaderState> ofReader = BY_READER.get(key);
        if (ofReader == null) {
            Map<String, StringDocValuesReaderState> made = new ConcurrentHashMap<>();
            ofReader = BY_READER.putIfAbsent(key, made);
            if (ofReader == null) {
                ofReader = made;
                helper.addClosedListener(BY_READER::remove);
            }
        }
        try {
            return ofReader.computeIfAbsent(field, each -> made(reader, each));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static StringDocValuesReaderState made(IndexReader reader, String field) {
        try {
            return new StringDocValuesReaderState(reader, field);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
