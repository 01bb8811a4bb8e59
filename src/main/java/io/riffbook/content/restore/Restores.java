package io.riffbook.content.restore;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Whether this database's content came by a restore, and whether that came to its end.
@Repository
class Restores {
    private static final String BEGIN = """
            insert into content_restore (started_at) values (:now)
            on conflict (only_row) do update set started_at = excluded.started_at, finished_at = null""";
    private static final String FINISH = "update content_restore set finished_at = :now";
    private static final String IS_UNFINISHED = "select exists (select from content_restore where finished_at is null)";

    private final JdbcClient db;
    private final Clock clock;

    Restores(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean isUnfinished() {
        return db.sql(IS_UNFINISHED).query(Boolean.class).single();
    }

    void begin() {
        db.sql(BEGIN).param("now", now()).update();
    }

    void finish() {
        db.sql(FINISH).param("now", now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
