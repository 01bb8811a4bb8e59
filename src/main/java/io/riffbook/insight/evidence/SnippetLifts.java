package io.riffbook.insight.evidence;

import io.riffbook.content.SnippetId;
import io.riffbook.insight.evidence.Lift.Estimated;
import io.riffbook.insight.evidence.LiftPass.Computed;
import io.riffbook.insight.statistics.Interval;
import io.riffbook.insight.statistics.Shrinkage.Shrunk;
import io.riffbook.insight.statistics.WinRateDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The win lifts of all snippets, as the last pass found them.
@Repository
class SnippetLifts {
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('riffbook.lift', 0))";
    private static final String BEGIN = """
            insert into evidence_pass (counted_at, finished_at, deals, uses, floor, matched_by)
            values (:at, now(), :deals, :uses, :floor, :matchedBy::text[]) returning version""";
    private static final String KEEP_OLD = """
            create temporary table old_lift on commit drop as
            select snippet_id, label, shrunk, shrunk_error from snippet_lift where segment = ''""";
    private static final String CLEAR = "delete from snippet_lift";
    private static final String FORGET = "delete from evidence_pass where version < :version";
    private static final String ADD = """
            insert into snippet_lift
            select * from json_populate_recordset(null::snippet_lift, :rows::json)""";
    /// A search notices no smaller change than of half a point.
    private static final String MOVED = """
            select coalesce(now.snippet_id, old.snippet_id)
            from (select * from snippet_lift where segment = '') now
            full join old_lift old on old.snippet_id = now.snippet_id
            where now.label is distinct from old.label
               or round((now.shrunk * 200)::numeric) is distinct from round((old.shrunk * 200)::numeric)
               or round((now.shrunk_error * 200)::numeric) is distinct from round((old.shrunk_error * 200)::numeric)""";
    private static final String FIND = """
            select l.*, p.counted_at from snippet_lift l join evidence_pass p on p.version = l.version
            where l.snippet_id = :snippet order by l.segment""";

    private final JdbcClient db;
    private final JsonMapper json;

    SnippetLifts(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// What a pass found of one snippet.
    ///
    /// @param version of the pass
    /// @param at as of which moment
    record Found(long version, Instant at, List<Lift> lifts) {}

    /// Puts what was computed in the place of what stood there. Two at the same moment wait for each other.
    ///
    /// @return the snippets of which there is something new to tell
    List<SnippetId> replace(Computed computed, EvidenceSettings settings) {
        db.sql(LOCK).query(row -> {
            // only waits
        });
        long version = db.sql(BEGIN).param("at", computed.at().atOffset(ZoneOffset.UTC))
                .param("deals", computed.deals()).param("uses", computed.uses()).param("floor", settings.floorDeals())
                .param("matchedBy", settings.matchedBy().toArray(String[]::new)).query(Long.class).single();
        db.sql(KEEP_OLD).update();
        db.sql(CLEAR).update();
        db.sql(FORGET).param("version", version).update();
        List<Row> rows = new ArrayList<>(ROWS_AT_A_TIME);
        for (Map.Entry<SnippetId, List<Lift>> each : computed.lifts().entrySet()) {
            for (Lift lift : each.getValue()) {
                rows.add(Row.of(each.getKey(), version, lift));
                if (rows.size() == ROWS_AT_A_TIME) {
                    add(rows);
                }
            }
        }
        add(rows);
        return db.sql(MOVED).query(UUID.class).list().stream().map(SnippetId::new).toList();
    }

    private void add(List<Row> rows) {
        if (!rows.isEmpty()) {
            db.sql(ADD).param("rows", json.writeValueAsString(rows)).update();
            rows.clear();
        }
    }

    /// What the last pass found of a snippet, that of all deals first; absent when it was used in no deal that is over.
    Optional<Found> find(SnippetId snippet) {
        List<Found> rows = db.sql(FIND).param("snippet", snippet.value()).query((row, _) -> new Found(
                row.getLong("version"), row.getObject("counted_at", OffsetDateTime.class).toInstant(),
                List.of(lift(row)))).list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(rows.getFirst().version(), rows.getFirst().at(),
                        rows.stream().map(row -> row.lifts().getFirst()).toList()));
    }

    private static Lift lift(ResultSet row) throws SQLException {
        Label label = Label.of(row.getString("label")).orElseThrow();
        return new Lift(new Segment(row.getString("segment")), row.getInt("deals"), row.getInt("won"), label,
                row.getObject("lift") == null ? Optional.empty() : Optional.of(estimated(row)));
    }

    private static Estimated estimated(ResultSet row) throws SQLException {
        return new Estimated(
                new WinRateDifference(row.getDouble("lift"), standardError(row), row.getDouble("p_value"),
                        row.getInt("used"), row.getInt("used_won"), row.getInt("others"), row.getInt("others_won"),
                        row.getDouble("expected_won")),
                new Shrunk(row.getDouble("shrunk"), row.getDouble("shrunk_error"),
                        new Interval(row.getDouble("shrunk_low"), row.getDouble("shrunk_high"))));
    }

    private static double standardError(ResultSet row) throws SQLException {
        return row.getDouble("standard_error");
    }

    /// Its names are the table's columns: json_populate_recordset matches them by name.
    private record Row(UUID snippet_id, String segment, long version, String label, int deals, int won,
            @Nullable Integer used, @Nullable Integer used_won, @Nullable Integer others, @Nullable Integer others_won,
            @Nullable Double expected_won, @Nullable Double lift, @Nullable Double standard_error, @Nullable Double low,
            @Nullable Double high, @Nullable Double p_value, @Nullable Double shrunk, @Nullable Double shrunk_error,
            @Nullable Double shrunk_low, @Nullable Double shrunk_high) {

        static Row of(SnippetId snippet, long version, Lift lift) {
            if (lift.estimate().isEmpty()) {
                return new Row(snippet.value(), lift.segment().name(), version, lift.label().word(), lift.deals(),
                        lift.won(), null, null, null, null, null, null, null, null, null, null, null, null, null, null);
            }
            WinRateDifference difference = lift.estimate().get().difference();
            Shrunk shrunk = lift.estimate().get().shrunk();
            return new Row(snippet.value(), lift.segment().name(), version, lift.label().word(), lift.deals(),
                    lift.won(), difference.used(), difference.usedWon(), difference.others(), difference.othersWon(),
                    difference.expectedWon(), difference.estimate(), difference.standardError(),
                    difference.interval().low(), difference.interval().high(), difference.pValue(), shrunk.value(),
                    shrunk.standardError(), shrunk.interval().low(), shrunk.interval().high());
        }
    }
}
