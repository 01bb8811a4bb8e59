package io.riffbook.feedback;

/// What happened with one revision of a snippet. It can be taken back by a [Correction].
public sealed interface PinnedEntry extends LedgerEntry permits Usage, Rating, Handling {

    int revision();

    /// Whether the event says the same as this entry, as far as it says anything: what it leaves to the ledger is not compared.
    default boolean agreesWith(FeedbackEvent.OfSnippet event) {
        return snippet().equals(event.snippet()) && event.revision().map(asked -> asked == revision()).orElse(true)
                && agreesOnTime(event);
    }
}
