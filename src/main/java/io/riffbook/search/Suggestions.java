package io.riffbook.search;

import io.riffbook.access.Viewer;
import io.riffbook.analysis.QueryReader;
import io.riffbook.analysis.Wording;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.search.EngineQuery.Counting;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineQuery.Scope;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Suggests while somebody types: what they searched for before, concepts, and snippets by their titles.
@Service
public class Suggestions {
    public static final int MOST_OF_A_SORT = 5;

    private final SnippetIndex index;
    private final SearchSettings settings;
    private final PresentVocabulary present;
    private final SnippetCards cards;
    private final ObjectProvider<ResultPages> ledger;

    Suggestions(SnippetIndex index, SearchSettings settings, PresentVocabulary present, SnippetCards cards,
            ObjectProvider<ResultPages> ledger) {
        this.index = index;
        this.settings = settings;
        this.present = present;
        this.cards = cards;
        this.ledger = ledger;
    }

    /// What somebody may mean.
    ///
    /// @param queries that the same viewer searched for before, and found something for
    /// @param concepts with what they are called, to filter by
    /// @param snippets that the viewer may see, with their titles
    public record Suggested(List<String> queries, List<NamedConcept> concepts, List<NamedSnippet> snippets) {}

    /// A concept with its preferred label.
    public record NamedConcept(ConceptId concept, String label) {}

    /// A snippet with its title.
    public record NamedSnippet(SnippetId id, String title) {}

    /// At most five of each sort; nothing for a blank text.
    ///
    /// @param text of which the last word may be unfinished; at most 500 characters
    /// @throws IndexUnavailable when the engine can't be reached
    public Suggested of(Viewer viewer, String text) {
        if (text.length() > SnippetQuery.LONGEST_TEXT) {
            throw InvalidRequestException.at(FieldFault.ofParameter("q",
                    "must have at most " + SnippetQuery.LONGEST_TEXT + " characters"));
        }
        if (text.isBlank()) {
            return new Suggested(List.of(), List.of(), List.of());
        }
        Vocabulary vocabulary = present.get();
        List<NamedConcept> concepts = vocabulary.beginningWith(text, MOST_OF_A_SORT).stream()
                .map(concept -> new NamedConcept(concept, vocabulary.label(concept))).toList();
        ResultPages pages = ledger.getIfAvailable();
        return new Suggested(pages == null ? List.of() : pages.pastQueries(viewer, text.strip(), MOST_OF_A_SORT),
                concepts,
                snippets(viewer, text, vocabulary));
    }

    private List<NamedSnippet> snippets(Viewer viewer, String text, Vocabulary vocabulary) {
        Wording wording = new QueryReader(vocabulary.synonyms(), settings.spoken()).read(text);
        if (wording.isEmpty()) {
            return List.of();
        }
        EngineQuery titles = new EngineQuery(wording, Scope.TITLE, Sight.of(viewer, false), Filters.NONE, Set.of(),
                Order.RELEVANCE, Optional.empty(), MOST_OF_A_SORT, Counting.NOTHING, false, settings.timeout());
        List<SnippetId> found = index.search(titles).candidates().stream().map(Candidate::id).toList();
        Map<SnippetId, SnippetCard> visible = cards.visibleTo(viewer, found);
        return found.stream().flatMap(id -> Optional.ofNullable(visible.get(id)).stream())
                .filter(card -> card.publishedRevision().isPresent())
                .map(card -> new NamedSnippet(card.id(), card.title())).toList();
    }
}
