package io.riffbook.insight.reports;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/// What the ledger and the CRM say together of some snippets in some days. Deals are those that closed in these days, and in which a
/// snippet had been used by then. None of this says that the use caused the outcome.
///
/// @param impressions in how many pages of results it stood
/// @param opens how often it was opened
/// @param applauseMean from 1 to 5, with two decimals; absent without applause
/// @param applauseCount how many ratings had applause
/// @param lastUsedAt in these days
public record Tally(long impressions, long opens, long uses, long copies, long downloads, long won, long lost,
        long noDecision, @Nullable BigDecimal applauseMean, long applauseCount, long landed, long fellFlat,
        long drewObjection, @Nullable Instant lastUsedAt) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, null, 0, 0, 0, 0, null);

    /// Whether nothing happened.
    public boolean nothing() {
        return impressions + opens + uses + copies + downloads + won + lost + noDecision + applauseCount + landed
                + fellFlat + drewObjection == 0;
    }

    /// The same of other deals.
    Tally with(Deals deals) {
        return new Tally(impressions, opens, uses, copies, downloads, deals.won(), deals.lost(), deals.noDecision(),
                applauseMean, applauseCount, landed, fellFlat, drewObjection, lastUsedAt);
    }

    /// How many deals of a hundred that were decided were won; absent when none was.
    public @Nullable Integer wonOfHundred() {
        return won + lost == 0
                ? null
                : BigDecimal.valueOf(100 * won).divide(BigDecimal.valueOf(won + lost), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    /// How deals ended, each counted once.
    record Deals(long won, long lost, long noDecision) {
        static final Deals NONE = new Deals(0, 0, 0);

        Deals plus(Deals other) {
            return new Deals(won + other.won, lost + other.lost, noDecision + other.noDecision);
        }
    }
}
