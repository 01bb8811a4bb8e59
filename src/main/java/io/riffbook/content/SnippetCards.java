package io.riffbook.content;

import io.riffbook.access.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads snippets as they show in lists, a whole list at a time.
@Service
public class SnippetCards {
    private static final int EXCERPT = 280;
    private static final String READ = """
            select s.*, r.number as shown_revision, r.title as shown_title, left(r.text, :excerpt + 1) as excerpt,
                r.preview_sha256 is not null and not r.text_preview as has_preview
            from snippet s join snippet_revision r on r.snippet_id = s.id and r.number =
                case when :newest then s.latest_revision else coalesce(s.published_revision, s.latest_revision) end
            where s.id = any(:ids)""";

    private final JdbcClient db;
    private final Clock clock;

    SnippetCards(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// The cards of those snippets that exist and that the viewer may see, keyed by id; at most 500 ids at once. Those who
    /// author see every snippet; others only published ones, by [Visibility#isVisibleTo].
    public Map<SnippetId, SnippetCard> visibleTo(Viewer viewer, Collection<SnippetId> ids) {
        return read(viewer, ids, false);
    }

    /// The same for those who author, showing each snippet's newest revision, which may be a draft.
    public Map<SnippetId, SnippetCard> newestVisibleTo(Viewer viewer, Collection<SnippetId> ids) {
        return read(viewer, ids, viewer.mayAuthor());
    }

    private Map<SnippetId, SnippetCard> read(Viewer viewer, Collection<SnippetId> ids, boolean newest) {
        if (ids.size() > IndexFeed.MOST) {
            throw new IllegalArgumentException("at most " + IndexFeed.MOST + " cards at once");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return db.sql(READ).param("ids", SnippetTable.uuids(ids)).param("excerpt", EXCERPT)
                .param("newest", newest).query((row, _) -> card(row, today))
                .list().stream()
                .filter(card -> card.visibility().isVisibleTo(viewer)
                        && (viewer.mayAuthor() || card.publishedRevision().isPresent()))
                .collect(Collectors.toMap(SnippetCard::id, Function.identity()));
    }

    private static SnippetCard card(ResultSet row, LocalDate today) throws SQLException {
        Snippet snippet = SnippetTable.snippet(row, row.getRow());
        String excerpt = row.getString("excerpt").replace('\n', ' ').strip();
        return new SnippetCard(snippet.id(), snippet.kind(), row.getString("shown_title"),
                excerpt.length() > EXCERPT ? excerpt.substring(0, EXCERPT - 1) + "…" : excerpt, snippet.lifecycle(),
                row.getInt("shown_revision"), snippet.publishedRevision(), snippet.tags(), snippet.audience(),
                snippet.visibility(), snippet.deck(), row.getBoolean("has_preview"),
                snippet.isVerified(today), snippet.changedAt(),
                snippet.sequence(), snippet.isDemo());
    }
}
