package io.riffbook.search;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.analysis.Wording;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an engine is asked: words that are analysed and filters that are spelled out already, so that every engine
/// answers alike.
///
/// @param wording the words; none: everything that passes the filters
/// @param sight what the viewer may see
/// @param concepts by taxonomy: a document needs a tag among those of each taxonomy; narrower ones are spelled out
/// already
/// @param kinds if any, only these
/// @param deck if any, only what came from it
/// @param reach if any, only what is fit for these eyes
/// @param favoured concepts that put a document first if there are no words: the more of them among its tags and its
/// audience, the better
/// @param order by text score (without words: by favoured concepts, then newest) or newest first; ties by id
/// @param from how many of the best to leave out; `from + size` is at most [#DEEPEST]
/// @param size how many documents at most, up to [#MOST_CANDIDATES]
/// @param withFacets whether to count facets
/// @param timeout how long the engine may take
public record EngineQuery(Wording wording, Sight sight, Map<String, Set<ConceptId>> concepts, Set<Kind> kinds,
        Optional<DeckId> deck, Optional<Visibility.Reach> reach, Set<ConceptId> favoured, Order order, int from,
        int size, boolean withFacets, Duration timeout) {
    public static final int MOST_CANDIDATES = 200;
    public static final int DEEPEST = 10_000;

    public EngineQuery {
        concepts = Map.copyOf(concepts);
        kinds = Set.copyOf(kinds);
        favoured = Set.copyOf(favoured);
        if (size < 1 || size > MOST_CANDIDATES || from < 0 || from + size > DEEPEST) {
            throw new IllegalStateException("no such stretch of results: " + size + " from " + from);
        }
    }

    EngineQuery withWording(Wording other) {
        return new EngineQuery(other, sight, concepts, kinds, deck, reach, favoured, order, from, size, withFacets,
                timeout);
    }

    EngineQuery withoutFacets() {
        return new EngineQuery(wording, sight, concepts, kinds, deck, reach, favoured, order, from, size, false,
                timeout);
    }

    /// The stretch that begins there.
    EngineQuery from(int start) {
        return new EngineQuery(wording, sight, concepts, kinds, deck, reach, favoured, order, start, size, withFacets,
                timeout);
    }

    /// The order of documents.
    public enum Order {
        RELEVANCE("relevance"), NEWEST("newest");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        /// As it stands in the API.
        @JsonValue
        public String word() {
            return word;
        }
    }
}
