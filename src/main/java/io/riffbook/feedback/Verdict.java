package io.riffbook.feedback;

import io.riffbook.web.RefusedException;

/// What the ledger did with an event.
public sealed interface Verdict {

    /// It stands in the ledger.
    ///
    /// @param repeated whether an earlier sending had put it there
    record Recorded(LedgerEntry entry, boolean repeated) implements Verdict {}

    /// It is not in the ledger, and nothing of it was kept.
    record Refused(RefusedException reason) implements Verdict {}
}
