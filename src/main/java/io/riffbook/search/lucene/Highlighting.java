package io.riffbook.search.lucene;

import io.riffbook.analysis.Marking;
import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.Highlight;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// Finds where the query's words stand.
final class Highlighting {
    private Highlighting() {}

    static Map<SnippetId, List<Highlight>> of(IndexSearcher searcher, EngineQuery query, Collection<SnippetId> ids)
            throws IOException {
        Query wanted = Queries.only(ids, query.sight());
        int[] documents = Arrays.stream(searcher.search(wanted, ids.size()).scoreDocs).mapToInt(hit -> hit.doc)
                .toArray();
        Marking marking = new Marking(query.wording());
        Map<SnippetId, List<Highlight>> highlights = new HashMap<>();
        List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
        for (int document : documents) {
            LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
            int inSegment = document - segment.docBase;
            BinaryDocValues texts = DocValues.getBinary(segment.reader(), Fields.SHOWN);
            if (texts.advanceExact(inSegment)) {
                StoredText shown = StoredText.read(texts.binaryValue());
                List<Highlight> ofDocument = Highlight.of(marking, shown.language(), shown.title(), shown.text(),
                        shown.notes());
                if (!ofDocument.isEmpty()) {
                    highlights.put(LuceneSearch.id(segment.reader(), inSegment), ofDocument);
                }
            }
        }
        return highlights;
    }
}
