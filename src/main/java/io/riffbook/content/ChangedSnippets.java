package io.riffbook.content;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What reps see and has changed lately, in whichever respect: content, tags, audience, visibility, or that it was published.
@Service
public class ChangedSnippets {
    private static final String SINCE = """
            select id, changed_at, index_sequence from snippet
            where published_revision is not null and (changed_at, id) > (:at, :id)
            order by changed_at, id limit :limit""";

    private final JdbcClient db;

    ChangedSnippets(JdbcClient db) {
        this.db = db;
    }

    /// A snippet that changed.
    ///
    /// @param sequence of the index, at least of that change
    public record Changed(SnippetId id, Instant at, long sequence) {}

    /// The next that changed behind this one, the earliest first; at most `limit`.
    public List<Changed> since(Instant at, SnippetId id, int limit) {
        return db.sql(SINCE).param("at", at.atOffset(ZoneOffset.UTC)).param("id", id.value()).param("limit", limit)
                .query(ChangedSnippets::changed).list();
    }

    private static Changed changed(ResultSet row, int number) throws SQLException {
        return new Changed(new SnippetId(row.getObject("id", UUID.class)),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("index_sequence"));
    }
}
