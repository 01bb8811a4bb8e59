package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.audit.Actor;
import io.riffbook.web.Cursor;
import io.riffbook.web.Ids;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is said in the reviews of snippets, and the rule of four eyes.
@Service
public class Reviews {
    private static final String ADD = """
            insert into review_entry (id, snippet_id, revision, action, person, comment, at)
            values (:id, :snippet, :revision, :action, :person, :comment, :at)""";
    private static final String LIST = """
            select id, revision, action, person, comment, at from review_entry
            where snippet_id = :snippet and (:before::uuid is null or id < :before) order by id desc limit :limit""";
    private static final String COUNT = "select count(*) from review_entry where snippet_id = :snippet";

    private final JdbcClient db;
    private final ContentSettings settings;
    private final Clock clock;

    Reviews(JdbcClient db, ContentSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /// Everything said of this snippet, newest first.
    public Page<ReviewEntry> list(Snippet snippet, Optional<Cursor> cursor, PageLimit limit) {
        @Nullable
        UUID before = cursor.map(Cursor::asId).orElse(null);
        List<ReviewEntry> found = db.sql(LIST).param("snippet", snippet.id().value()).param("before", before)
                .param("limit", limit.value() + 1).query(Reviews::entry).list();
        long total = db.sql(COUNT).param("snippet", snippet.id().value()).query(Long.class).single();
        return Page.of(found, limit, total, entry -> new Cursor(entry.id().toString()));
    }

    /// Adds a comment to the newest revision's review, in whatever state it is.
    ///
    /// @throws io.riffbook.web.InvalidRequestException when it is empty or too long
    @Transactional
    public ReviewEntry comment(Viewer viewer, Snippet snippet, String comment) {
        String text = comment.strip();
        ReviewEntry.check(text);
        return add(viewer, snippet, ReviewEntry.Action.COMMENT, text);
    }

    /// Notes a step, in its transaction; steps that are no review leave nothing unless something was said.
    void note(Viewer viewer, Snippet snippet, Step step) {
        ReviewEntry.Action.of(step.action())
                .or(() -> step.comment().map(_ -> ReviewEntry.Action.COMMENT))
                .ifPresent(action -> add(viewer, snippet, action, step.comment().orElse("")));
    }

    /// Refuses an approval that would not be a second person's.
    void refuseOwnWork(Viewer viewer, SnippetRevision revision) {
        if (!settings.fourEyes() || viewer.actor().kind() == Actor.Kind.SYSTEM) {
            return;
        }
        // One key can act for two people: only who signs in is sure to be one.
        PersonId reviewer = viewer.person().filter(_ -> viewer.actor().kind() == Actor.Kind.PERSON)
                .orElseThrow(NotYoursToSayException::nobody);
        if (revision.author().filter(reviewer::equals).isPresent()) {
            throw NotYoursToSayException.ownWork(revision.number());
        }
    }

    private ReviewEntry add(Viewer viewer, Snippet snippet, ReviewEntry.Action action, String comment) {
        ReviewEntry entry = new ReviewEntry(Ids.next(), snippet.latestRevision(), action, viewer.person(), comment,
                clock.instant());
        db.sql(ADD).param("id", entry.id()).param("snippet", snippet.id().value()).param("revision", entry.revision())
                .param("action", action.word()).param("person", entry.by().map(PersonId::value).orElse(null))
                .param("comment", comment).param("at", entry.at().atOffset(ZoneOffset.UTC)).update();
        return entry;
    }

    private static ReviewEntry entry(ResultSet row, int number) throws SQLException {
        return new ReviewEntry(row.getObject("id", UUID.class), row.getInt("revision"),
                ReviewEntry.Action.of(row.getString("action")),
                Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new), row.getString("comment"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
