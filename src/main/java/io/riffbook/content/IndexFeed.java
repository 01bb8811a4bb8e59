package io.riffbook.content;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Hands changed snippets to whoever keeps an index, and remembers until the index has them.
///
/// Every change that matters marks the snippet dirty with a new sequence, in the transaction of the change. No lock is held
/// between the calls here; writers never wait for an indexer.
@Service
public class IndexFeed {
    public static final int MOST = 500;
    /// Of what nobody can tell: titles and slogans, mostly.
    private static final String UNKNOWN_LANGUAGE = "en";
    private static final String READ = """
            select s.*, r.number, r.title as revision_title, r.text, r.notes, r.created_at as revised_at
            from snippet s join snippet_revision r on r.snippet_id = s.id
            where s.id = any(:ids) and s.lifecycle <> 'retired'
              and r.number in (s.latest_revision, s.published_revision)""";

    private final JdbcClient db;
    private final DirtySnippets dirty;
    private final SnippetSequences sequences;

    IndexFeed(JdbcClient db, DirtySnippets dirty, SnippetSequences sequences) {
        this.db = db;
        this.dirty = dirty;
        this.sequences = sequences;
    }

    /// A mark that an indexer works on until its lease ends.
    public record Claim(SnippetId id, long sequence) {}

    /// Claims up to `limit` (at most [#MOST]) dirty snippets, oldest mark first, for the length of the lease. Two indexers
    /// never hold one claim at a time; a claim whose lease has ended can be claimed again; what is parked is left out.
    public List<Claim> claim(String indexer, int limit, Duration lease) {
        return dirty.claim(indexer, Math.min(limit, MOST), lease);
    }

    /// The present state of these snippets (at most [#MOST]), read in a fixed number of queries. A snippet that is gone is
    /// left without documents, under the highest sequence there is. The state can be newer than the claim: send it with its own
    /// sequence.
    public List<SnippetState> read(Collection<SnippetId> ids) {
        UUID[] asked = SnippetTable.uuids(ids);
        // Sequences first: a document read afterwards is at least as new as the sequence that it is sent with.
        Map<SnippetId, Long> present = sequences.of(ids);
        Map<SnippetId, List<SnippetDocument>> documents = db.sql(READ).param("ids", asked).query(IndexFeed::document)
                .list().stream().collect(Collectors.groupingBy(SnippetDocument::id));
        List<SnippetState> states = new ArrayList<>();
        for (SnippetId id : ids) {
            Long sequence = present.get(id);
            states.add(sequence == null
                    ? new SnippetState(id, Long.MAX_VALUE, List.of())
                    : new SnippetState(id, sequence, documents.getOrDefault(id, List.of())));
        }
        return states;
    }

    /// Call when the index has durably taken these states: each mark goes, unless the snippet has moved on meanwhile.
    public void taken(Collection<SnippetState> states) {
        dirty.taken(states);
    }

    /// Call when the index refused this one: it is tried again later, with growing pauses, and parked after ten times.
    public void refused(Claim claim, String reason) {
        dirty.refused(claim, reason);
    }

    /// The next snippets in the order of their ids: all of them come, call after call, but for those that are added meanwhile with an
    /// earlier id, which are marked.
    ///
    /// @param after the last one of the call before
    /// @param limit at most [#MOST]
    /// @return none at the end
    public List<SnippetId> idsAfter(Optional<SnippetId> after, int limit) {
        return sequences.after(after, Math.min(limit, MOST));
    }

    /// How many snippets there are.
    public long snippets() {
        return sequences.count();
    }

    /// What the snippets of each bucket come to; a bucket without snippets has no entry. Reads all snippets: a million in about a
    /// second.
    public Map<Integer, BucketSum> buckets() {
        return sequences.buckets();
    }

    /// The sequences of one bucket's snippets.
    public Map<SnippetId, Long> sequences(int bucket) {
        return sequences.ofBucket(bucket);
    }

    /// The sequences of these snippets, as far as they are there.
    public Map<SnippetId, Long> sequences(Collection<SnippetId> ids) {
        return sequences.of(ids);
    }

    /// Those of these snippets that are marked, parked or not.
    public Set<SnippetId> marked(Collection<SnippetId> ids) {
        return dirty.marked(ids);
    }

    /// Tells that something about these snippets has changed that matters to an index and is no part of them, such as their evidence:
    /// an index takes them again. Their versions stay. A snippet that is not there is left out.
    public void touch(Collection<SnippetId> ids) {
        inBatches(ids, sequences::touch);
    }

    /// Lets an index take these snippets again, even if it holds a state that this record knows nothing of: each snippet's sequence moves
    /// above that. One that the record does not have is marked, so that the index forgets it; one that the index has forgotten for good
    /// stays forgotten.
    ///
    /// @param held the sequence that the index holds of each; 0 if none
    public void heal(Map<SnippetId, Long> held) {
        inBatches(held.keySet(), batch -> sequences.heal(batch, batch.stream().map(held::get).toList()));
    }

    private static void inBatches(Collection<SnippetId> ids, Consumer<List<SnippetId>> work) {
        List<SnippetId> sorted = ids.stream().distinct().sorted(Comparator.comparing(SnippetId::value)).toList();
        for (int from = 0; from < sorted.size(); from += MOST) {
            work.accept(sorted.subList(from, Math.min(sorted.size(), from + MOST)));
        }
    }

    /// What waits, and what is parked.
    public Backlog backlog() {
        return dirty.backlog();
    }

    /// Marks that an index has not taken yet.
    ///
    /// @param waiting marks not yet taken, parked ones apart
    /// @param parked marks that were refused again and again
    /// @param oldest since when the one that has waited longest waits; absent if none does
    public record Backlog(long waiting, long parked, Optional<Instant> oldest) {}

    /// What is parked, in the order of ids.
    ///
    /// @param after the last one of the page before
    public List<ParkedSnippet> parked(Optional<SnippetId> after, int limit) {
        return dirty.parked(after.map(SnippetId::value).orElse(new UUID(0, 0)), limit);
    }

    /// Lets what is parked be tried as if for the first time.
    ///
    /// @return how many
    public int retryAll() {
        return dirty.retry(true, List.of());
    }

    /// The same for those of these that are parked.
    public int retry(Collection<SnippetId> ids) {
        return dirty.retry(false, ids);
    }

    private static SnippetDocument document(ResultSet row, int number) throws SQLException {
        Snippet snippet = SnippetTable.snippet(row, number);
        int revision = row.getInt("number");
        boolean isDraft = snippet.publishedRevision().filter(published -> published == revision).isEmpty();
        return new SnippetDocument(snippet.id(), revision, isDraft, snippet.kind(), row.getString("revision_title"),
                row.getString("text"), row.getString("notes"), snippet.tags(), snippet.audience(), snippet.visibility(),
                snippet.deck(), snippet.owner(), isDraft ? Optional.empty() : verifiedUntil(snippet),
                snippet.classification().language().orElse(UNKNOWN_LANGUAGE),
                row.getObject("revised_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<LocalDate> verifiedUntil(Snippet snippet) {
        return snippet.verified().filter(word -> snippet.publishedRevision().filter(shown -> shown == word.revision())
                .isPresent()).map(_ -> snippet.upkeep().reviewBy().orElse(SnippetDocument.FOR_GOOD));
    }
}
