package io.riffbook.search.elasticsearch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.FieldSuggester;
import co.elastic.clients.elasticsearch.core.search.SuggestSort;
import co.elastic.clients.elasticsearch.core.search.TermSuggestOption;

/// Looks for words of the index that are spelled nearly like another.
final class Spelling {
    private static final Comparator<TermSuggestOption> NEAREST_FIRST = Comparator
            .comparingDouble(TermSuggestOption::score).thenComparingLong(TermSuggestOption::freq).reversed()
            .thenComparing(TermSuggestOption::text);

    private final Searching searching;
    private final Generations generations;

    Spelling(Searching searching, Generations generations) {
        this.searching = searching;
        this.generations = generations;
    }

    List<String> similar(String word, int most) {
        if (word.isBlank()) {
            return List.of();
        }
        Map<String, FieldSuggester> asked = new HashMap<>();
        Fields.SPELLED.forEach(field -> asked.put(field, FieldSuggester.of(suggester -> suggester.text(word)
                .term(term -> term.field(field).size(most).shardSize(most).suggestMode(SuggestMode.Always)
                        .sort(SuggestSort.Score)))));
        SearchRequest request = SearchRequest.of(search -> search.index(generations.liveAlias()).size(0)
                .trackTotalHits(total -> total.enabled(false)).allowPartialSearchResults(false)
                .suggest(suggest -> suggest.suggesters(asked)));
        return searching.answer(request, Void.class, ElasticsearchSnippetIndex.A_WHILE).suggest().values().stream()
                .flatMap(List::stream).flatMap(suggestion -> suggestion.term().options().stream())
                .sorted(NEAREST_FIRST).map(TermSuggestOption::text).distinct().limit(most).toList();
    }
}
