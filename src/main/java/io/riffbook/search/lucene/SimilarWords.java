package io.riffbook.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/// Looks for words of the index that are spelled nearly like another.
final class SimilarWords {
    private static final List<String> LOOKED_UP = List.of(Fields.exact(Fields.TITLE), Fields.exact(Fields.TEXT),
            Fields.exact(Fields.LABELS));
    private static final Comparator<SuggestWord> NEAREST_FIRST = Comparator
            .comparingDouble((SuggestWord word) -> word.score).thenComparingInt(word -> word.freq).reversed()
            .thenComparing(word -> word.string);

    private SimilarWords() {}

    static List<String> of(IndexReader reader, String word, int most) throws IOException {
        List<SuggestWord> similar = new ArrayList<>();
        for (String field : LOOKED_UP) {
            similar.addAll(Arrays.asList(new DirectSpellChecker().suggestSimilar(new Term(field, word), most, reader,
                    SuggestMode.SUGGEST_ALWAYS)));
        }
        return similar.stream().sorted(NEAREST_FIRST).map(each -> each.string).distinct().limit(most).toList();
    }
}
