package io.riffbook.search;

import io.riffbook.content.SnippetId;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;

/// What use, ratings and outcomes say of snippets. Whoever keeps the ledger implements this; without it, hits carry no
/// evidence.
public interface SnippetEvidence {

    /// What is known of these snippets; one of which nothing is known has no entry. Answers from what is counted
    /// already, in some milliseconds.
    ///
    /// @param ids at most 500
    Map<SnippetId, Evidence> of(Collection<SnippetId> ids);

    /// What is known of a snippet, over all of its revisions.
    ///
    /// @param applause the mean of its ratings, from 1 to 5; absent without ratings
    /// @param ratings how many gave applause
    /// @param uses how often it was used
    /// @param wins how many opportunities it was used for and that were won
    /// @param impressions how often it stood in a page of results
    record Evidence(OptionalDouble applause, long ratings, long uses, long wins, long impressions) {
        public static final Evidence NONE = new Evidence(OptionalDouble.empty(), 0, 0, 0, 0);
        private static final double USUAL_APPLAUSE = 3.5;
        private static final double WORTH_OF_USUAL = 5;

        /// Whether nobody used or rated it yet, as far as is known.
        public boolean saysNothing() {
            return ratings == 0 && uses == 0 && wins == 0;
        }

        /// The mean of its ratings together with five of 3.5 (a Bayesian mean), so that one rating of 5 does not beat
        /// twenty of 4.8.
        public double applauseForOrder() {
            return (applause.orElse(0) * ratings + USUAL_APPLAUSE * WORTH_OF_USUAL) / (ratings + WORTH_OF_USUAL);
        }
    }
}
