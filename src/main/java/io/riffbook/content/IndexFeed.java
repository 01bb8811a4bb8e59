package io.riffbook.content;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private static final String SEQUENCES = "select id, index_sequence from snippet where id = any(:ids)";

    private final JdbcClient db;
    private final DirtySnippets dirty;

    IndexFeed(JdbcClient db, DirtySnippets dirty) {
        this.db = db;
        this.dirty = dirty;
    }

    /// A mark that an indexer works on until its lease ends.
    public record Claim(SnippetId id, long sequence) {}

    private record Sequenced(UUID id, long indexSequence) {}

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
        Map<UUID, Long> sequences = db.sql(SEQUENCES).param("ids", asked).query(Sequenced.class).list().stream()
                .collect(Collectors.toMap(Sequenced::id, Sequenced::indexSequence));
        Map<SnippetId, List<SnippetDocument>> documents = db.sql(READ).param("ids", asked).query(IndexFeed::document)
                .list().stream().collect(Collectors.groupingBy(SnippetDocument::id));
        List<SnippetState> states = new ArrayList<>();
        for (SnippetId id : ids) {
            Long sequence = sequences.get(id.value());
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

    /// Marks every snippet dirty, so that an empty index fills; in batches, without blocking writers.
    public void markEverything() {
        dirty.markEverything();
    }

    /// How many marks wait, and how many are parked.
    public Backlog backlog() {
        return dirty.backlog();
    }

    /// Marks that an index has not taken yet.
    ///
    /// @param waiting marks not yet taken, parked ones apart
    /// @param parked marks that were refused again and again
    public record Backlog(long waiting, long parked) {}

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
