package io.riffbook.insight.evidence;

import io.riffbook.insight.statistics.Interval;
import io.riffbook.insight.statistics.Shrinkage.Shrunk;
import io.riffbook.insight.statistics.WinRateDifference;

import java.util.Optional;

/// How much more often deals are won with a snippet than without it, in one segment.
///
/// @param deals that are over and in which it was used
/// @param won how many of these were won
/// @param estimate absent when nothing can be believed yet; below the floor it is for ranking only, and nothing to be shown
record Lift(Segment segment, int deals, int won, Label label, Optional<Estimated> estimate) {

    /// @param difference between deals with it and deals like them without it
    /// @param shrunk what is believed after all, in the light of all snippets
    record Estimated(WinRateDifference difference, Shrunk shrunk) {

        /// Of the difference, not shrunk.
        Interval interval() {
            return difference.interval();
        }
    }
}
