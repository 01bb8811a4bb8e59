package io.riffbook.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// One-time links that wait to be used, as they are stored: the token's hash, never the token.
@Repository
class PasswordResetRows {
    private static final String REPLACE = """
            insert into password_reset (person_id, token_hash, expires_at) values (:person, :hash, :expires)
            on conflict (person_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at""";
    private static final String IS_OPEN = """
            select exists(select from password_reset where token_hash = :hash and expires_at > :now)""";
    private static final String TAKE = """
            delete from password_reset where token_hash = :hash and expires_at > :now returning person_id""";

    private final JdbcClient db;

    PasswordResetRows(JdbcClient db) {
        this.db = db;
    }

    void replace(PersonId person, byte[] tokenHash, Instant expires) {
        db.sql(REPLACE).param("person", person.value()).param("hash", tokenHash)
                .param("expires", expires.atOffset(ZoneOffset.UTC)).update();
    }

    boolean isOpen(byte[] tokenHash, Instant now) {
        return db.sql(IS_OPEN).param("hash", tokenHash).param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class).single();
    }

    /// Uses the link up; of two at once, only one gets the person.
    Optional<PersonId> take(byte[] tokenHash, Instant now) {
        return db.sql(TAKE).param("hash", tokenHash).param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class))).optional();
    }
}
