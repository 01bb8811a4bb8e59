package io.riffbook.search.elasticsearch;

import io.riffbook.analysis.Marking;
import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.Highlight;
import io.riffbook.search.elasticsearch.StoredDocument.Shown;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;

/// Marks the query's words in the texts of found snippets, after the cluster has said which of them match.
final class Marks {
    private final Searching searching;
    private final Generations generations;

    Marks(Searching searching, Generations generations) {
        this.searching = searching;
        this.generations = generations;
    }

    Map<SnippetId, List<Highlight>> of(EngineQuery query, Collection<SnippetId> ids) {
        SearchRequest request = SearchRequest.of(search -> search.index(generations.liveAlias()).size(ids.size())
                .trackTotalHits(total -> total.enabled(false)).allowPartialSearchResults(false)
                .source(source -> source.filter(fields -> fields.includes(Fields.SNIPPET, Fields.SHOWN)))
                .query(Queries.only(ids, query.sight()).build()));
        Marking marking = new Marking(query.wording());
        Map<SnippetId, List<Highlight>> marked = new HashMap<>();
        for (Hit<Texts> hit : searching.answer(request, Texts.class, query.timeout()).hits().hits()) {
            Texts texts = hit.source();
            if (texts != null) {
                Shown shown = texts.shown();
                List<Highlight> highlights = Highlight.of(marking, shown.language(), shown.title(), shown.text(),
                        shown.notes());
                if (!highlights.isEmpty()) {
                    marked.put(new SnippetId(UUID.fromString(texts.snippet())), highlights);
                }
            }
        }
        return marked;
    }

    /// What is read of a document.
    record Texts(String snippet, Shown shown) {}
}
