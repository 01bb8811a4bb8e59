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
import java.util.Set;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// Finds where the query's words stand.
final class Highlighting {
    private static final Set<String> SHOWN = Set.of(Fields.LANGUAGE, Fields.TITLE, Fields.TEXT, Fields.NOTES);

    private Highlighting() {}

    static Map<SnippetId, List<Highlight>> of(IndexSearcher searcher, EngineQuery query, Collection<SnippetId> ids)
            throws IOException {
        Query wanted = Queries.only(ids, query.sight());
        int[] documents = Arrays.stream(searcher.search(wanted, ids.size()).scoreDocs).mapToInt(hit -> hit.doc).sorted()
                .toArray();
        Marking marking = new Marking(query.wording());
        StoredFields stored = searcher.storedFields();
        Map<SnippetId, List<Highlight>> highlights = new HashMap<>();
        for (int document : documents) {
            Document shown = stored.document(document, SHOWN);
            List<Highlight> ofDocument = Highlight.of(marking, text(shown, Fields.LANGUAGE), text(shown, Fields.TITLE),
                    text(shown, Fields.TEXT), text(shown, Fields.NOTES));
            if (!ofDocument.isEmpty()) {
                highlights.put(id(searcher, document), ofDocument);
            }
        }
        return highlights;
    }

    private static String text(Document document, String field) {
        String text = document.get(field);
        return text == null ? "" : text;
    }

    private static SnippetId id(IndexSearcher searcher, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        return LuceneSearch.id(leaf.reader(), document - leaf.docBase);
    }
}
