package io.riffbook.insight.reports;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is still offered, though nobody has used it lately, nobody has looked at it again, or it will soon expire.
@Service
public class StaleSnippets {
    /// How many days count as lately, or as soon, unless somebody says otherwise.
    public static final int USUAL_DAYS = 90;
    /// The most lines that leave at once, as a file.
    public static final int MOST_LINES = 50_000;
    private static final int MOST_DAYS = 3_660;
    private static final String STALE = """
            with stale as (
                select s.id, s.title, s.kind, s.is_demo,
                    case :what when 'unused' then last.used_at when 'overdue' then s.review_by::timestamp at time zone 'UTC'
                        else s.expires_at end as since
                from snippet s left join lateral (
                    select max(m.last_used_at) as used_at from snippet_month m
                    where :what = 'unused' and m.snippet_id = s.id) last on true
                where %s and case :what
                    when 'unused' then s.published_revision is not null and last.used_at < :now - :days * interval '1 day'
                    when 'overdue' then s.review_by < utc_day(:now) and s.lifecycle <> 'retired'
                    else s.published_revision is not null and s.expires_at < :now + :days * interval '1 day' end
            )
            """
            .formatted(SumSql.VISIBLE);
    private static final String LIST = STALE + """
            select * from stale where :at::timestamptz is null or (since, id) > (:at::timestamptz, :id::uuid)
            order by since, id limit :limit""";
    private static final String COUNT = STALE + "select count(*) from stale";

    private final JdbcClient db;
    private final Clock clock;

    StaleSnippets(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// A stale snippet.
    ///
    /// @param since when it was used last, by when it was to be looked at (the day's beginning), or when it expires
    public record Line(SnippetId id, String title, Kind kind, boolean isDemo, Instant since) {}

    /// Those that the viewer may see, the oldest first.
    ///
    /// @param days how long not used, or how soon expiring
    @Transactional(readOnly = true)
    public Page<Line> list(Viewer viewer, Staleness what, int days, Optional<Cursor> cursor, PageLimit limit) {
        Optional<After> after = cursor.map(After::of);
        List<Line> found = find(viewer, what, days, after, limit.value() + 1);
        long total = bind(db.sql(COUNT), viewer, what, days).query(Long.class).single();
        return Page.of(found, limit, total, line -> new After(line.since(), line.id().value()).cursor());
    }

    /// All of them at once, up to [#MOST_LINES].
    @Transactional(readOnly = true)
    public List<Line> all(Viewer viewer, Staleness what, int days) {
        return find(viewer, what, days, Optional.empty(), MOST_LINES);
    }

    private List<Line> find(Viewer viewer, Staleness what, int days, Optional<After> after, int limit) {
        @Nullable
        OffsetDateTime at = after.map(one -> one.at().atOffset(ZoneOffset.UTC)).orElse(null);
        return bind(db.sql(LIST), viewer, what, days).param("at", at)
                .param("id", after.map(After::id).orElse(null)).param("limit", limit).query(StaleSnippets::line).list();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Viewer viewer, Staleness what, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw InvalidRequestException.at(FieldFault.ofParameter("days", "must be from 1 to " + MOST_DAYS));
        }
        return SumSql.visible(sql, viewer).param("what", what.word()).param("days", days)
                .param("now", clock.instant().truncatedTo(ChronoUnit.SECONDS)
                        .atOffset(ZoneOffset.UTC));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(new SnippetId(row.getObject("id", UUID.class)), row.getString("title"),
                new Kind(row.getString("kind")), row.getBoolean("is_demo"),
                row.getObject("since", OffsetDateTime.class).toInstant());
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
