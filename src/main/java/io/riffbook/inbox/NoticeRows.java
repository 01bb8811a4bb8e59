package io.riffbook.inbox;

import io.riffbook.access.PersonId;
import io.riffbook.web.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Notices, as they are stored.
@Repository
class NoticeRows {
    /// In the order of people, so that two who tell the same people never wait for each other in a circle.
    private static final String TELL = """
            insert into notice (id, person_id, kind, line, link, told_key, told_at, mail_at)
            select row.id, p.id, row.kind, row.line, row.link, row.key, :now,
                   case when not exists (select from inbox_without_mail w where w.person_id = p.id)
                        then :mailAt::timestamptz end
            from unnest(:ids::uuid[], :people::uuid[], :kinds::text[], :lines::text[], :links::text[], :keys::text[])
                as row (id, person_id, kind, line, link, key)
            join person p on p.id = row.person_id and p.active
            order by p.id, row.key
            on conflict (person_id, told_key) do nothing""";
    private static final String LIST = """
            select id, kind, line, link, told_at, read_at is not null as is_read from notice
            where person_id = :person and (not :unread or read_at is null) and (:before::uuid is null or id < :before)
            order by id desc limit :limit""";
    private static final String COUNT = """
            select count(*) from notice where person_id = :person and (not :unread or read_at is null)""";
    private static final String LINK = "select link from notice where id = :id and person_id = :person";
    private static final String UNREAD = """
            select count(*) from (select from notice where person_id = :person and read_at is null limit :most) unread""";
    private static final String READ = """
            update notice set read_at = :now, mail_at = null
            where person_id = :person and id = any(:ids::uuid[]) and read_at is null""";
    private static final String READ_UP_TO = """
            update notice set read_at = :now, mail_at = null
            where person_id = :person and id <= :last and read_at is null""";
    private static final String FORGET = """
            delete from notice where id in (select id from notice where told_at < :before order by told_at limit :limit)""";
    private static final String WANTS_MAIL = """
            select not exists (select from inbox_without_mail where person_id = :person)""";
    private static final String WITH_MAIL = "delete from inbox_without_mail where person_id = :person";
    private static final String WITHOUT_MAIL = """
            insert into inbox_without_mail (person_id) values (:person) on conflict do nothing""";
    private static final String MAIL_NOTHING_MORE = """
            update notice set mail_at = null where person_id = :person and mail_at is not null""";
    private static final String WAITING = """
            select person_id from notice where mail_at <= :now group by person_id order by min(mail_at) limit :limit""";
    /// All that wait, those whose own time has not come too: one mail tells of them together.
    private static final String CLAIM = """
            update notice set mail_at = :again, mail_attempts = mail_attempts + 1
            where person_id = :person and mail_at is not null
            returning id, line, link, mail_attempts as attempts""";
    private static final String PUT_OFF = """
            update notice set mail_at = :at where id = any(:ids::uuid[]) and mail_at is not null""";
    private static final String MAILED = "update notice set mail_at = null where id = any(:ids::uuid[])";

    private final JdbcClient db;

    NoticeRows(JdbcClient db) {
        this.db = db;
    }

    /// A notice that is about to be mailed.
    ///
    /// @param attempts how often that was tried, this time included
    record ToMail(UUID id, String line, String link, int attempts) {}

    void tell(List<Telling> tellings, Instant now, @Nullable Instant mailAt) {
        db.sql(TELL).param("ids", texts(tellings, _ -> Ids.next()))
                .param("people", texts(tellings, Telling::person))
                .param("kinds", texts(tellings, each -> each.notice().kind()))
                .param("lines", texts(tellings, each -> each.notice().line()))
                .param("links", texts(tellings, each -> each.notice().link()))
                .param("keys", texts(tellings, each -> each.notice().key())).param("now", utc(now))
                .param("mailAt", mailAt == null ? null : utc(mailAt)).update();
    }

    private static <T> String[] texts(Collection<T> values, Function<T, Object> text) {
        return values.stream().map(each -> text.apply(each).toString()).toArray(String[]::new);
    }

    List<ToldNotice> list(PersonId person, boolean unreadOnly, @Nullable UUID before, int limit) {
        return db.sql(LIST).param("person", person.value()).param("unread", unreadOnly).param("before", before)
                .param("limit", limit).query(NoticeRows::notice).list();
    }

    long count(PersonId person, boolean unreadOnly) {
        return db.sql(COUNT).param("person", person.value()).param("unread", unreadOnly).query(Long.class).single();
    }

    Optional<String> link(PersonId person, NoticeId id) {
        return db.sql(LINK).param("id", id.value()).param("person", person.value()).query(String.class).optional();
    }

    int unread(PersonId person, int most) {
        return db.sql(UNREAD).param("person", person.value()).param("most", most).query(Integer.class).single();
    }

    void read(PersonId person, Collection<NoticeId> ids, Instant now) {
        db.sql(READ).param("person", person.value()).param("now", utc(now))
                .param("ids", texts(ids, id -> id)).update();
    }

    void readUpTo(PersonId person, NoticeId last, Instant now) {
        db.sql(READ_UP_TO).param("person", person.value()).param("now", utc(now)).param("last", last.value())
                .update();
    }

    /// Forgets old ones.
    ///
    /// @return how many, at most `limit`
    int forget(Instant before, int limit) {
        return db.sql(FORGET).param("before", utc(before)).param("limit", limit).update();
    }

    boolean wantsMail(PersonId person) {
        return db.sql(WANTS_MAIL).param("person", person.value()).query(Boolean.class).single();
    }

    void withMail(PersonId person) {
        db.sql(WITH_MAIL).param("person", person.value()).update();
    }

    /// From now on, and of what waits.
    void withoutMail(PersonId person) {
        db.sql(WITHOUT_MAIL).param("person", person.value()).update();
        db.sql(MAIL_NOTHING_MORE).param("person", person.value()).update();
    }

    /// For whom a mail is due, those who wait longest first.
    List<PersonId> waiting(Instant now, int limit) {
        return db.sql(WAITING).param("now", utc(now)).param("limit", limit)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class))).list();
    }

    /// All that waits for that person, put off until `again` in case it can't be sent.
    List<ToMail> claim(PersonId person, Instant again) {
        return db.sql(CLAIM).param("person", person.value()).param("again", utc(again)).query(ToMail.class)
                .list();
    }

    void putOff(Collection<UUID> ids, Instant at) {
        db.sql(PUT_OFF).param("ids", texts(ids, id -> id)).param("at", utc(at))
                .update();
    }

    /// They leave by mail no more.
    void mailed(Collection<UUID> ids) {
        db.sql(MAILED).param("ids", texts(ids, id -> id)).update();
    }

    private static ToldNotice notice(ResultSet row, int number) throws SQLException {
        return new ToldNotice(new NoticeId(row.getObject("id", UUID.class)), row.getString("kind"),
                row.getString("line"), row.getString("link"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(), row.getBoolean("is_read"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
