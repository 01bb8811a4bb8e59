package io.riffbook.feedback;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The corrections of the ledger.
@Repository
class LedgerCorrections extends EntryTable<Correction> {
    private static final String OF = "select * from correction where corrected_id = any(:ids::uuid[])";

    LedgerCorrections(JdbcClient db, JsonMapper json) {
        super(db, json, FeedbackEvent.Corrected.class, Correction.class, "correction",
                Map.of("corrected_id", "uuid", "replaced_by", "uuid"));
    }

    /// The corrections of these entries, as far as there are any.
    Map<EntryId, Correction> of(Collection<EntryId> corrected) {
        Map<EntryId, Correction> found = new HashMap<>();
        if (!corrected.isEmpty()) {
            db().sql(OF).param("ids", texts(corrected)).query((row, _) -> read(row)).list()
                    .forEach(correction -> found.put(correction.corrects(), correction));
        }
        return found;
    }

    @Override
    Correction read(ResultSet row) throws SQLException {
        return new Correction(id(row), row.getString("principal"),
                new EntryId(row.getObject("corrected_id", UUID.class)),
                Optional.ofNullable(row.getObject("replaced_by", UUID.class)).map(EntryId::new), snippet(row),
                person(row), time(row, "occurred_at"), time(row, "recorded_at"), row.getBoolean("is_demo"));
    }

    @Override
    void put(Correction correction, Map<String, @Nullable Object> row) {
        row.put("corrected_id", correction.corrects().value());
        row.put("replaced_by", correction.instead().map(EntryId::value).orElse(null));
    }
}
