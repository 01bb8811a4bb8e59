package io.riffbook.feedback;

import io.riffbook.deals.OpportunityRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The usages of the ledger.
@Repository
class Usages extends EntryTable<Usage> {

    Usages(JdbcClient db, JsonMapper json) {
        super(db, json, FeedbackEvent.Used.class, Usage.class, "usage",
                Map.of("revision", "int", "channel", "text", "audience_size", "int", "opportunity_source", "text",
                        "opportunity_external_id", "text", "venue", "text", "place", "int"));
    }

    @Override
    Usage read(ResultSet row) throws SQLException {
        String source = row.getString("opportunity_source");
        return new Usage(new UsageId(row.getObject("id", UUID.class)), row.getString("principal"), snippet(row),
                row.getInt("revision"), Channel.of(row.getString("channel")).orElseThrow(),
                Optional.ofNullable(row.getObject("audience_size", Integer.class)),
                source == null
                        ? Optional.empty()
                        : Optional.of(new OpportunityRef(source, row.getString("opportunity_external_id"))),
                Optional.ofNullable(row.getString("venue")),
                Optional.ofNullable(row.getObject("place", Integer.class)), person(row), time(row, "occurred_at"),
                time(row, "recorded_at"), row.getBoolean("is_demo"));
    }

    @Override
    void put(Usage usage, Map<String, @Nullable Object> row) {
        row.put("revision", usage.revision());
        row.put("channel", usage.channel().word());
        row.put("audience_size", usage.audienceSize().orElse(null));
        row.put("opportunity_source", usage.opportunity().map(OpportunityRef::source).orElse(null));
        row.put("opportunity_external_id", usage.opportunity().map(OpportunityRef::externalId).orElse(null));
        row.put("venue", usage.venue().orElse(null));
        row.put("place", usage.place().orElse(null));
    }
}
