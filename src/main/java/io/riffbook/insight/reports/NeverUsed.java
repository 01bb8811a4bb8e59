package io.riffbook.insight.reports;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is published and was never used by anybody: marketing composed it, and sales doesn't play it.
@Service
public class NeverUsed {
    private static final String WHERE = """
            from snippet s join snippet_revision r on r.snippet_id = s.id and r.number = s.published_revision
            where (:everything or cardinality(s.groups) = 0 or s.groups && :groups::uuid[])
              and not exists (select from standing_usage u where u.snippet_id = s.id)""";
    private static final String LIST = "select s.id, r.title, s.kind, s.owner, s.is_demo, r.created_at " + WHERE + """

              and (:at::timestamptz is null or (r.created_at, s.id) > (:at::timestamptz, :id::uuid))
            order by r.created_at, s.id limit :limit""";
    private static final String COUNT = "select count(*) " + WHERE;

    private final JdbcClient db;

    NeverUsed(JdbcClient db) {
        this.db = db;
    }

    /// A snippet that nobody ever used.
    ///
    /// @param writtenAt when the revision was written that is published
    public record Line(SnippetId id, String title, Kind kind, Optional<PersonId> owner, boolean isDemo,
            Instant writtenAt) {}

    /// Those that the viewer may see, the oldest first.
    @Transactional(readOnly = true)
    public Page<Line> list(Viewer viewer, Optional<Cursor> cursor, PageLimit limit) {
        Optional<After> after = cursor.map(After::of);
        @Nullable
        OffsetDateTime at = after.map(one -> one.at().atOffset(ZoneOffset.UTC)).orElse(null);
        List<Line> found = visible(db.sql(LIST), viewer).param("at", at)
                .param("id", after.map(After::id).orElse(null)).param("limit", limit.value() + 1)
                .query(NeverUsed::line).list();
        long total = visible(db.sql(COUNT), viewer).query(Long.class).single();
        return Page.of(found, limit, total, line -> new After(line.writtenAt(), line.id().value()).cursor());
    }

    private static JdbcClient.StatementSpec visible(JdbcClient.StatementSpec sql, Viewer viewer) {
        return sql.param("everything", viewer.mayAuthor()).param("groups",
                viewer.groups().stream().map(GroupId::toString).toArray(String[]::new));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(new SnippetId(row.getObject("id", UUID.class)), row.getString("title"),
                new Kind(row.getString("kind")),
                Optional.ofNullable(row.getObject("owner", UUID.class)).map(PersonId::new), row.getBoolean("is_demo"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /// Where the list goes on: after this one.
    private record After(Instant at, UUID id) {
        static After of(Cursor cursor) {
            String[] parts = cursor.after().split(" ", -1);
            if (parts.length != 2) {
                throw Cursor.unknown();
            }
            try {
                return new After(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeException | IllegalArgumentException _) {
                throw Cursor.unknown();
            }
        }

        Cursor cursor() {
            return new Cursor(at + " " + id);
        }
    }
}
