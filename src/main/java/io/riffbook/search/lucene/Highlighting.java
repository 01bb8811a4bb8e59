package io.riffbook.search.lucene;

import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.Highlight;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;

/// Finds where the query's words stand.
final class Highlighting extends UnifiedHighlighter {
    private static final int LONGEST_TEXT = 200_000;
    private static final int SHORTEST_PIECE = 80;
    private static final float MARK_IN_THE_MIDDLE = 0.5f;
    private static final int[] MOST_PIECES = {1, 2, 1};
    private static final Map<String, Highlight.Field> FIELDS = Map.of(Fields.TITLE, Highlight.Field.TITLE, Fields.TEXT,
            Highlight.Field.TEXT, Fields.NOTES, Highlight.Field.NOTES);

    private Highlighting(IndexSearcher searcher) {
        super(builder(searcher, Fields.ANALYZER).withMaxLength(LONGEST_TEXT).withMaxNoHighlightPassages(0)
                .withFormatter(new Pieces()));
    }

    static Map<SnippetId, List<Highlight>> of(IndexSearcher searcher, EngineQuery query, Collection<SnippetId> ids)
            throws IOException {
        Query wanted = Queries.only(Queries.of(query, Facet.NONE), ids);
        int[] documents = Arrays.stream(searcher.search(wanted, ids.size()).scoreDocs).mapToInt(hit -> hit.doc).sorted()
                .toArray();
        if (documents.length == 0) {
            return Map.of();
        }
        String[] fields = Fields.SHOWN.toArray(String[]::new);
        Map<String, Object[]> pieces = new Highlighting(searcher).highlightFieldsAsObjects(fields,
                Queries.words(query.wording()), documents.clone(), MOST_PIECES.clone());
        Map<SnippetId, List<Highlight>> highlights = new HashMap<>();
        for (int i = 0; i < documents.length; i++) {
            List<Highlight> ofDocument = new ArrayList<>();
            for (String field : fields) {
                for (List<Highlight.Part> parts : piecesAt(pieces.get(field), i)) {
                    ofDocument.add(new Highlight(FIELDS.getOrDefault(field, Highlight.Field.TEXT), parts));
                }
            }
            if (!ofDocument.isEmpty()) {
                highlights.put(id(searcher, documents[i]), ofDocument);
            }
        }
        return highlights;
    }

    /// What [Pieces] made, which the highlighter hands on as objects.
    @SuppressWarnings("unchecked")
    private static List<List<Highlight.Part>> piecesAt(Object @Nullable [] all, int document) {
        return all == null || all[document] == null ? List.of() : (List<List<Highlight.Part>>) all[document];
    }

    @Override
    protected BreakIterator getBreakIterator(String field) {
        return field.equals(Fields.TITLE)
                ? new WholeBreakIterator()
                : LengthGoalBreakIterator.createMinLength(BreakIterator.getSentenceInstance(Locale.ROOT),
                        SHORTEST_PIECE, MARK_IN_THE_MIDDLE);
    }

    private static SnippetId id(IndexSearcher searcher, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        return LuceneSearch.id(leaf.reader(), document - leaf.docBase);
    }
}
