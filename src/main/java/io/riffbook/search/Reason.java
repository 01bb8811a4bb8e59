package io.riffbook.search;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// One reason why a hit stands where it does.
///
/// @param words for people, such as "For Chief financial officer"
/// @param points what it adds to the hit's points, or takes away
public record Reason(Cause cause, String words, double points) {

    /// What kind of reason it is, for programs.
    public enum Cause {
        /// The query's words.
        WORDS,
        /// It is for the context.
        FOR,
        /// It is tagged with something of the context.
        TAGGED,
        /// Its kind is usually played in the stage of the context.
        USUAL_KIND,
        /// It is not for the context.
        NOT_FOR,
        /// People applauded it, or did not.
        APPLAUSE,
        /// It was used in deals that were won, which says nothing yet of whether it helps.
        WINS,
        /// Deals are won more often with it than without it, or less often, as far as can be told.
        LIFT,
        /// Little is known of whether deals are won with it: some of that is left to chance, so that it gets known.
        CHANCE,
        /// It changed lately.
        FRESH,
        /// Somebody's word stands that it is true.
        VERIFIED,
        /// The account of the context has seen it already.
        SEEN,
        /// Hardly anybody was shown it yet.
        UNTRIED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
