package io.riffbook.feedback;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// What was opened, copied and downloaded, in the ledger.
@Repository
class Handlings extends EntryTable<Handling> {

    Handlings(JdbcClient db, JsonMapper json) {
        super(db, json, FeedbackEvent.Handled.class, Handling.class, "handling",
                Map.of("revision", "int", "act", "text", "search_id", "uuid"));
    }

    @Override
    Handling read(ResultSet row) throws SQLException {
        return new Handling(id(row), row.getString("principal"), snippet(row), row.getInt("revision"),
                Act.of(row.getString("act")).orElseThrow(),
                Optional.ofNullable(row.getObject("search_id", UUID.class)), person(row), time(row, "occurred_at"),
                time(row, "recorded_at"), row.getBoolean("is_demo"));
    }

    @Override
    void put(Handling handling, Map<String, @Nullable Object> row) {
        row.put("revision", handling.revision());
        row.put("act", handling.act().word());
        row.put("search_id", handling.search().orElse(null));
    }
}
