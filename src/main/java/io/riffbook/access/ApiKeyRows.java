package io.riffbook.access;

import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// API keys, as they are stored: the secret's hash, never the secret.
@Repository
class ApiKeyRows {
    private static final String SELECT = """
            select id, name, prefix, scopes, may_act_for, created_by, created_at, expires_at, revoked_at, last_used_at
            from api_key\s""";
    private static final String INSERT = """
            insert into api_key (id, name, hash, prefix, scopes, may_act_for, created_by, created_at, expires_at)
            values (:id, :name, :hash, :prefix, :scopes, :mayActFor, :createdBy, :createdAt, :expiresAt)""";
    private static final String REVOKE = "update api_key set revoked_at = :at where id = :id and revoked_at is null";
    private static final String USED = """
            update api_key set last_used_at = :at
            where id = :id and (last_used_at is null or last_used_at < :unlessSince)""";

    private static final String NAMES = "select id, name from api_key where id = any(:ids::uuid[])";

    private final JdbcClient db;

    ApiKeyRows(JdbcClient db) {
        this.db = db;
    }

    Optional<ApiKey> find(ApiKeyId id) {
        return db.sql(SELECT + "where id = :id").param("id", id.value()).query(ApiKeyRows::key).optional();
    }

    Optional<ApiKey> findByHash(byte[] hash) {
        return db.sql(SELECT + "where hash = :hash").param("hash", hash).query(ApiKeyRows::key).optional();
    }

    /// The newest first, one more than the limit.
    List<ApiKey> list(Optional<UUID> before, PageLimit limit) {
        return db.sql(SELECT + "where :before::uuid is null or id < :before::uuid order by id desc limit :limit")
                .param("before", before.orElse(null)).param("limit", limit.value() + 1)
                .query(ApiKeyRows::key).list();
    }

    Map<ApiKeyId, String> names(Collection<ApiKeyId> ids) {
        return db.sql(NAMES).param("ids", ids.stream().map(ApiKeyId::value).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(new ApiKeyId(row.getObject("id", UUID.class)), row.getString("name")))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long count() {
        return db.sql("select count(*) from api_key").query(Long.class).single();
    }

    void insert(ApiKey key, byte[] hash) {
        db.sql(INSERT).param("id", key.id().value()).param("name", key.name()).param("hash", hash)
                .param("prefix", key.prefix())
                .param("scopes", key.scopes().stream().map(Scope::name).sorted().toArray(String[]::new))
                .param("mayActFor", key.mayActFor())
                .param("createdBy", key.createdBy().map(PersonId::value).orElse(null))
                .param("createdAt", at(key.createdAt())).param("expiresAt", at(key.expiresAt())).update();
    }

    boolean revoke(ApiKeyId id, Instant now) {
        return db.sql(REVOKE).param("id", id.value()).param("at", at(now)).update() > 0;
    }

    void used(ApiKeyId id, Instant now, Instant unlessSince) {
        db.sql(USED).param("id", id.value()).param("at", at(now)).param("unlessSince", at(unlessSince)).update();
    }

    static Cursor cursor(ApiKey last) {
        return new Cursor(last.id().toString());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ApiKey key(ResultSet row, int rowNumber) throws SQLException {
        Set<Scope> scopes = Arrays.stream((String[]) row.getArray("scopes").getArray()).map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
        return new ApiKey(new ApiKeyId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("prefix"),
                scopes, row.getBoolean("may_act_for"),
                Optional.ofNullable(row.getObject("created_by", UUID.class)).map(PersonId::new),
                instant(row, "created_at").orElseThrow(), instant(row, "expires_at").orElseThrow(),
                instant(row, "revoked_at"), instant(row, "last_used_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
