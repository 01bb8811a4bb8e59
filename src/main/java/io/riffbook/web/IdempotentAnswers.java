package io.riffbook.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The first answers to requests that carried an idempotency key.
@Repository
class IdempotentAnswers {
    private static final String FIND = """
            select request_hash, status, body, location, etag from idempotent_answer
            where principal = :principal and route = :route and key = :key and expires_at > :now""";
    private static final String KEEP = """
            insert into idempotent_answer
                (principal, route, key, request_hash, status, body, location, etag, expires_at)
            values (:principal, :route, :key, :hash, :status, :body, :location, :etag, :expires)
            on conflict (principal, route, key) do update
            set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body,
                location = excluded.location, etag = excluded.etag, expires_at = excluded.expires_at""";
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String FORGET = "delete from idempotent_answer where expires_at <= :now";

    private static final String FORGET_ABOUT = """
            delete from idempotent_answer where exists (
                select from unnest(:names::text[]) name where strpos(principal, name) > 0 or strpos(body, name) > 0)""";

    private final JdbcClient db;
    private final Clock clock;

    IdempotentAnswers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Kept(String requestHash, Idempotency.Answer answer) {}

    Optional<Kept> find(Idempotency.Slot slot) {
        return db.sql(FIND)
                .param("principal", slot.principal()).param("route", slot.route()).param("key", slot.key().value())
                .param("now", now())
                .query((row, _) -> new Kept(row.getString("request_hash"), new Idempotency.Answer(row.getInt("status"),
                        row.getString("body"), Optional.ofNullable(row.getString("location")),
                        Optional.ofNullable(row.getString("etag")))))
                .optional();
    }

    void keep(Idempotency.Slot slot, String hash, Idempotency.Answer answer) {
        db.sql(KEEP)
                .param("principal", slot.principal()).param("route", slot.route()).param("key", slot.key().value())
                .param("hash", hash).param("status", answer.status()).param("body", answer.body())
                .param("location", answer.location().orElse(null)).param("etag", answer.etag().orElse(null))
                .param("expires", now().plusHours(Idempotency.KEPT_HOURS))
                .update();
    }

    /// Holds the slot until the transaction ends; false at once when another transaction holds it.
    boolean tryLock(Idempotency.Slot slot) {
        return db.sql(TRY_LOCK).param("name", slot.lockName()).query(Boolean.class).single();
    }

    void forgetAbout(List<String> names) {
        db.sql(FORGET_ABOUT).param("names", names.toArray(String[]::new)).update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetExpired() {
        db.sql(FORGET).param("now", now().minus(Duration.ofMinutes(1))).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
