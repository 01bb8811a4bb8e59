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
        /// It is not for the context.
        NOT_FOR,
        /// It changed lately.
        FRESH;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
