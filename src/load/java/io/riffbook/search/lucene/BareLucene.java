package io.riffbook.search.lucene;

import io.riffbook.analysis.Wording;
import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.search.EngineQuery.Scope;
import io.riffbook.search.Weights;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

/// The same index, searched with Lucene's own means and nothing else: the words of a query as the disjunctions that they
/// are, the best 200, the same facets, and the highlights of the first ten by Lucene's highlighter. What the whole search is
/// measured against.
public final class BareLucene implements Closeable {
    private static final int CANDIDATES = 200;
    private static final int HITS = 10;
    private static final String[] SHOWN = {Fields.TITLE, Fields.TEXT, Fields.NOTES};
    private static final int[] PIECES = {1, 2, 1};

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<StringDocValuesReaderState> facets = new ArrayList<>();

    private BareLucene(DirectoryReader reader) throws IOException {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        for (String field : List.of(Fields.KIND, Fields.DECK, Fields.TAG_OR_BROADER)) {
            facets.add(new StringDocValuesReaderState(reader, field));
        }
    }

    /// What is committed of the only generation in this folder.
    public static BareLucene open(Path index) throws IOException {
        try (Stream<Path> generations = Files.list(index.resolve("generations"))) {
            Path only = generations.filter(Files::isDirectory).findAny().orElseThrow();
            return new BareLucene(DirectoryReader.open(FSDirectory.open(only)));
        }
    }

    /// How much was found, in pieces of text and values of facets.
    public int search(Wording wording) throws IOException {
        Query query = query(wording);
        Object[] found = searcher.search(query, new MultiCollectorManager(
                new TopScoreDocCollectorManager(CANDIDATES, Integer.MAX_VALUE), new FacetsCollectorManager()));
        TopDocs best = (TopDocs) found[0];
        int size = 0;
        for (StringDocValuesReaderState facet : facets) {
            size += new StringValueFacetCounts(facet, (FacetsCollector) found[1]).getAllDims(CANDIDATES).size();
        }
        ScoreDoc[] first = Arrays.copyOf(best.scoreDocs, Math.min(HITS, best.scoreDocs.length));
        Map<String, String[]> pieces = new Highlighter(searcher)
                .highlightFields(SHOWN, query, new TopDocs(best.totalHits, first), PIECES);
        return size + pieces.size() + best.scoreDocs.length;
    }

    private static Query query(Wording wording) {
        BooleanQuery.Builder wanted = new BooleanQuery.Builder();
        for (Clause clause : wording.clauses()) {
            wanted.add(any(clause), Occur.SHOULD);
        }
        return new BooleanQuery.Builder()
                .add(wanted.setMinimumNumberShouldMatch(wording.leastMatching()).build(), Occur.MUST)
                .add(new TermQuery(new Term(Fields.FOUND_AS, Fields.PUBLISHED)), Occur.FILTER).build();
    }

    private static Query any(Clause clause) {
        List<Query> places = new ArrayList<>();
        int written = clause.alternatives().getFirst().words().size();
        for (Alternative alternative : clause.alternatives()) {
            for (Weights.Place place : Weights.searched(Scope.EVERYWHERE)) {
                places.add(new BoostQuery(words(place.field(), alternative),
                        place.weight() * Weights.of(alternative, written)));
            }
        }
        return new DisjunctionMaxQuery(places, Weights.ELSEWHERE_TOO);
    }

    private static Query words(String field, Alternative alternative) {
        List<String> terms = alternative.terms();
        return switch (alternative.form()) {
            case STEM -> phrase(field, terms);
            case AS_WRITTEN -> phrase(Fields.exact(field), terms);
            case PREFIX -> new ConstantScoreQuery(new PrefixQuery(new Term(Fields.exact(field), terms.getFirst())));
        };
    }

    private static Query phrase(String field, List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(field, terms.toArray(String[]::new));
    }

    /// Lucene's own, but for where the texts are.
    private static final class Highlighter extends UnifiedHighlighter {
        private final IndexSearcher searched;

        Highlighter(IndexSearcher searcher) {
            super(builder(searcher, new EnglishAnalyzer()));
            this.searched = searcher;
        }

        @Override
        protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator documents, int threshold)
                throws IOException {
            List<CharSequence[]> all = new ArrayList<>();
            List<LeafReaderContext> segments = searched.getIndexReader().leaves();
            for (int document = documents.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents
                    .nextDoc()) {
                LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
                BinaryDocValues texts = DocValues.getBinary(segment.reader(), Fields.SHOWN);
                if (!texts.advanceExact(document - segment.docBase)) {
                    throw new IOException("a document without text");
                }
                StoredText shown = StoredText.read(texts.binaryValue());
                Map<String, String> byField = Map.of(Fields.TITLE, shown.title(), Fields.TEXT, shown.text(),
                        Fields.NOTES, shown.notes());
                all.add(Arrays.stream(fields).map(byField::get).toArray(CharSequence[]::new));
            }
            return all;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
