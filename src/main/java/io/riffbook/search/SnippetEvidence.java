package io.riffbook.search;

import io.riffbook.content.SnippetId;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
    /// @param believedApplause the same, drawn towards what is usual as long as there are few; present exactly if `applause` is
    /// @param ratings how many gave applause
    /// @param uses how often it was used
    /// @param wins how many opportunities it was used for and that were won
    /// @param impressions how often it stood in a page of results
    /// @param lift absent as long as there are not enough deals
    record Evidence(OptionalDouble applause, OptionalDouble believedApplause, long ratings, long uses, long wins,
            long impressions, Optional<WinLift> lift) {
        public static final Evidence NONE = new Evidence(OptionalDouble.empty(), OptionalDouble.empty(), 0, 0, 0, 0,
                Optional.empty());
        private static final double USUAL_APPLAUSE = 3.5;

        /// Checks that both means come together.
        public Evidence {
            if (applause.isPresent() != believedApplause.isPresent()) {
                throw new IllegalArgumentException("what is believed of applause comes with applause");
            }
        }

        /// Whether nobody used or rated it yet, as far as is known.
        public boolean saysNothing() {
            return ratings == 0 && uses == 0 && wins == 0;
        }

        /// What is believed, or the usual without ratings, so that one rating of 5 does not beat twenty of 4.8.
        public double applauseForOrder() {
            return believedApplause.orElse(USUAL_APPLAUSE);
        }
    }

    /// How much more often deals are won with it than deals like them without it.
    ///
    /// @param value from -1 to 1, drawn towards that of all snippets as long as there are few deals
    /// @param error its standard error
    /// @param isClaimed whether it may be called winning or losing: of all that is called so, hardly any is so by chance
    record WinLift(double value, double error, boolean isClaimed) {
        /// How many standard errors to each side the truth lies within in nine of ten cases.
        public static final double STANDARD_ERRORS = 1.645;
    }
}
