package io.riffbook.insight;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// What the ledger and the CRM say together. Deals are the distinct opportunities in which it was used, each counted once however
/// often it was used there; their outcomes are those known now. None of this says that the use caused the outcome.
///
/// @param people distinct ones; uses by keys that acted for nobody count as uses only
/// @param notYetKnown deals that the CRM has not told us of
/// @param applauseMean from 1 to 5, with two decimals; absent without applause
/// @param applauseCount how many ratings had applause
/// @param lastUsedAt in the period of the report
public record Tally(long uses, long people, long deals, long won, long lost, long noDecision, long open,
        long notYetKnown, @Nullable BigDecimal applauseMean, long applauseCount, long landed, long fellFlat,
        long drewObjection, @Nullable Instant lastUsedAt) {

    public boolean isEmpty() {
        return uses == 0 && applauseCount == 0 && landed + fellFlat + drewObjection == 0;
    }
}
