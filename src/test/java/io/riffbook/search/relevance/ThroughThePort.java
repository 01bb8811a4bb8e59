package io.riffbook.search.relevance;

import io.riffbook.analysis.Language;
import io.riffbook.analysis.QueryReader;
import io.riffbook.analysis.Synonyms;
import io.riffbook.analysis.Wording;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.search.Ask;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineQuery.Scope;
import io.riffbook.search.Filters;
import io.riffbook.search.Generation;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.SnippetEvidence;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.SomeSnippet;
import io.riffbook.search.relevance.JudgedCollection.Text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A collection in an index of ours, asked through the port as people ask it.
final class ThroughThePort {
    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.GERMAN, Language.FRENCH,
            Language.SPANISH, Language.OTHER);

    private final SnippetIndex index;
    private final Map<SnippetId, String> ids = new HashMap<>();

    private ThroughThePort(SnippetIndex index) {
        this.index = index;
    }

    static ThroughThePort over(SnippetIndex index, List<Text> documents) {
        ThroughThePort asked = new ThroughThePort(index);
        Generation generation = index.create();
        List<IndexedSnippet> batch = new ArrayList<>();
        for (Text each : documents) {
            // in their order, by which equal scores are broken, here as in the baseline
            SomeSnippet snippet = SomeSnippet.story(each.title(), each.text())
                    .id(new SnippetId(new UUID(0, asked.ids.size())));
            asked.ids.put(snippet.id(), each.id());
            batch.add(new IndexedSnippet(new SnippetState(snippet.id(), 1, List.of(snippet.document())),
                    SnippetEvidence.Evidence.NONE));
            if (batch.size() == SnippetIndex.MOST_STATES) {
                index.apply(generation, batch);
                batch.clear();
            }
        }
        index.apply(generation, batch);
        index.refresh(generation);
        index.makeLive(generation);
        return asked;
    }

    List<String> search(String text) {
        Wording wording = new QueryReader(Synonyms.NONE, LANGUAGES).read(text);
        return index.search(question(wording)).candidates().stream()
                .flatMap(each -> Optional.ofNullable(ids.get(each.id())).stream()).toList();
    }

    private static EngineQuery question(Wording wording) {
        return new EngineQuery(wording, Scope.EVERYWHERE, Ask.REP, Filters.NONE, Set.of(), Order.RELEVANCE,
                Optional.empty(), Measures.HUNDRED, Counting.TOTAL, true, Duration.ofSeconds(30));
    }
}
