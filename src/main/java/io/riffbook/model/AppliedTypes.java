package io.riffbook.model;

import io.riffbook.model.ModelFiles.ModelFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/// The content types in force: as they were last applied. The files may be ahead of them, until the next start.
@Repository
class AppliedTypes {
    private static final long LOCK_NUMBER = 0x72696666_6d6f6465L;

    private static final String LOCK = "select pg_advisory_xact_lock(:number)";

    private static final String READ = "select kind, schema::text as schema from applied_type order by kind";

    private static final String PUT = """
            insert into applied_type (kind, schema, applied_at) values (:kind, :schema::json, :now)
            on conflict (kind) do update set schema = excluded.schema, applied_at = excluded.applied_at
            where applied_type.schema::text <> excluded.schema::text""";

    private static final String REMOVE_OTHERS = "delete from applied_type where kind <> all(:kinds)";

    private final JdbcClient db;
    private final Clock clock;

    AppliedTypes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Row(String kind, String schema) {}

    /// Until the transaction ends, nobody else changes the types in force.
    void lock() {
        db.sql(LOCK).param("number", LOCK_NUMBER).query((_, _) -> true).single();
    }

    ContentTypes read() {
        List<ModelFile> files = db.sql(READ).query(Row.class).list().stream()
                .map(row -> new ModelFile("in force: " + row.kind(), row.kind(), row.schema())).toList();
        return ContentTypes.inForce(files);
    }

    void replaceWith(ContentTypes types) {
        types.all().forEach(type -> db.sql(PUT).param("kind", type.kind().name())
                .param("schema", types.schema(type.kind()).toString())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update());
        db.sql(REMOVE_OTHERS).param("kinds",
                types.all().stream().map(type -> type.kind().name()).toArray(String[]::new)).update();
    }
}
