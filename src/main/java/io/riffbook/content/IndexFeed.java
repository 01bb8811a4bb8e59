package io.riffbook.content;

import org.springframework.stereotype.Service;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Hands changed snippets to whoever keeps an index, and remembers until the index has them.
///
/// Every change that matters marks the snippet dirty with a new sequence, in the transaction of the change. No lock is held
/// between the calls here; writers never wait for an indexer.
@Service
public class IndexFeed {

    /// A mark that an indexer works on until its lease ends.
    public record Claim(SnippetId id, long sequence) {}

    /// Claims up to `limit` (at most 500) dirty snippets, oldest mark first, for the length of the lease. Two indexers never
    /// hold one claim at a time; a claim whose lease has ended can be claimed again; what is parked is left out.
    public List<Claim> claim(String indexer, int limit, Duration lease) {
        throw new IllegalStateException(indexer + limit + lease);
    }

    /// The present state of these snippets (at most 500), read in a fixed number of queries. A snippet that is gone has no
    /// documents. The state can be newer than the claim: send it with its own sequence.
    public List<SnippetState> read(Collection<SnippetId> ids) {
        throw new IllegalStateException(ids.toString());
    }

    /// Call when the index has durably taken these states: each mark goes, unless the snippet has moved on meanwhile.
    public void taken(Collection<SnippetState> states) {
        throw new IllegalStateException(states.toString());
    }

    /// Call when the index refused this one: it is tried again later, with growing pauses, and parked after ten times.
    public void refused(Claim claim, String reason) {
        throw new IllegalStateException(claim + reason);
    }

    /// Marks every snippet dirty, so that an empty index fills; in batches, without blocking writers.
    public void markEverything() {
        throw new IllegalStateException("not yet");
    }

    /// How many marks wait, and how many are parked.
    public Backlog backlog() {
        throw new IllegalStateException("not yet");
    }

    /// Marks that an index has not taken yet.
    ///
    /// @param waiting marks not yet taken, parked ones apart
    /// @param parked marks that were refused again and again
    public record Backlog(long waiting, long parked) {}
}
