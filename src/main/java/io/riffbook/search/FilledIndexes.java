package io.riffbook.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Which index was filled from this database.
@Repository
class FilledIndexes {
    private static final String FIND = """
            select incarnation from filled_index where engine = :engine
            """;
    private static final String REMEMBER = """
            insert into filled_index (engine, incarnation, filled_at) values (:engine, :incarnation, :at)
            on conflict (engine) do update set incarnation = excluded.incarnation, filled_at = excluded.filled_at
            """;

    private final JdbcClient jdbc;

    FilledIndexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> incarnation(String engine) {
        return jdbc.sql(FIND).param("engine", engine).query(String.class).optional();
    }

    void remember(String engine, String incarnation, Instant at) {
        jdbc.sql(REMEMBER).param("engine", engine).param("incarnation", incarnation)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
