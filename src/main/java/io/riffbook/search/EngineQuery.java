package io.riffbook.search;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.analysis.Wording;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What an engine is asked: words that are analysed and filters that are spelled out already, so that every engine
/// answers alike.
///
/// @param wording the words; none: everything that passes the filters
/// @param scope where the words are looked for
/// @param sight what the viewer may see
/// @param favoured concepts that put a document first if there are no words: the more of them among its tags and its
/// audience, the better
/// @param after where the stretch that is asked for begins; absent: with the best
/// @param size how many documents at most, up to [#MOST_CANDIDATES]
/// @param counting what to count of everything that matches
/// @param filledUp whether, where fewer than [#ENOUGH] match, the best of what has some of the words are the candidates;
/// what is counted is what matches nevertheless
/// @param timeout how long the engine may take
public record EngineQuery(Wording wording, Scope scope, Sight sight, Filters filters, Set<ConceptId> favoured,
        Order order, Optional<After> after, int size, Counting counting, boolean filledUp, Duration timeout) {
    public static final int MOST_CANDIDATES = 200;
    /// Where fewer have most of the words, ranking has not enough to choose from.
    public static final int ENOUGH = MOST_CANDIDATES;

    public EngineQuery {
        favoured = Set.copyOf(favoured);
        if (size < 1 || size > MOST_CANDIDATES) {
            throw new IllegalStateException("no such stretch of results: " + size);
        }
        // another order than by relevance would put first what hardly has to do with it
        filledUp &= order == Order.RELEVANCE && wording.isStrict();
    }

    EngineQuery withWording(Wording other) {
        return new EngineQuery(other, scope, sight, filters, favoured, order, after, size, counting, filledUp, timeout);
    }

    /// What fills this up.
    public EngineQuery withSomeWords() {
        return withWording(wording.relaxed()).counting(Counting.NOTHING).filledUp(false);
    }

    EngineQuery filledUp(boolean whether) {
        return new EngineQuery(wording, scope, sight, filters, favoured, order, after, size, counting, whether, timeout);
    }

    EngineQuery counting(Counting other) {
        return new EngineQuery(wording, scope, sight, filters, favoured, order, after, size, other, filledUp, timeout);
    }

    EngineQuery withFilters(Filters others) {
        return new EngineQuery(wording, scope, sight, others, favoured, order, after, size, counting, filledUp, timeout);
    }

    /// The stretch that begins behind this place.
    EngineQuery after(After place) {
        return new EngineQuery(wording, scope, sight, filters, favoured, order, Optional.of(place), size, counting, filledUp, timeout);
    }

    EngineQuery ofSize(int most) {
        return new EngineQuery(wording, scope, sight, filters, favoured, order, after, most, counting, filledUp, timeout);
    }

    /// The order of documents. Ties are put newest first, except among documents that match words, and then by id.
    public enum Order {
        /// By text score; without words by favoured concepts.
        RELEVANCE("relevance"),
        /// By when it changed.
        NEWEST("newest"),
        /// By [SnippetEvidence.Evidence#applauseForOrder].
        APPLAUSE("applause"),
        /// By [SnippetEvidence.Evidence#wins].
        WINS("wins");

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

    /// What is counted: to count is to look at everything that matches, not just at the best.
    public enum Counting {
        /// Nothing: the total is a lower bound.
        NOTHING,
        /// The total.
        TOTAL,
        /// The total and how many documents have which concept, kind and deck.
        FACETS
    }

    /// Where words are looked for.
    public enum Scope {
        EVERYWHERE, TITLE
    }

    /// The place of a document in an order: what follows it is greater by these, compared in turn.
    ///
    /// @param key the score, the applause or the wins; 0 for [Order#NEWEST]
    public record After(double key, Instant changedAt, SnippetId id) {}
}
