package io.riffbook.content;

import io.riffbook.content.proposals.LeftOut;
import io.riffbook.content.proposals.Proposer;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was made of proposals, one row a passage.
@Repository
class Corrections {
    /// What was left and is then broken up is broken up; the first snippet of a passage says what the proposal should have been.
    private static final String KEEP = """
            insert into proposal_correction (passage_id, proposer, proposed_kind, proposed_tags, left_out, broken_up,
                chosen_kind, chosen_tags, corrected_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (passage_id) do update set proposer = excluded.proposer, proposed_kind = excluded.proposed_kind,
                proposed_tags = excluded.proposed_tags, left_out = excluded.left_out, broken_up = excluded.broken_up,
                chosen_kind = excluded.chosen_kind, chosen_tags = excluded.chosen_tags,
                corrected_at = excluded.corrected_at
            where not proposal_correction.broken_up""";
    /// A passage only counts as left where most of those that were seen with it were broken up: nobody leaves what is not yet done.
    private static final String JUDGED = """
            with seen as (
                select c.*, p.deck_id, p.revision
                from proposal_correction c join passage p on p.id = c.passage_id
                where c.corrected_at >= :from and c.corrected_at < :to),
            done as (
                select deck_id, revision, proposer from seen group by deck_id, revision, proposer
                having 2 * count(*) filter (where broken_up) >= count(*)),
            judged as (
                select s.* from seen s
                where s.broken_up or exists (select from done d where d.deck_id = s.deck_id
                    and d.revision = s.revision and d.proposer = s.proposer))""";
    private static final String QUALITY = JUDGED + """

            select proposer,
                count(*) filter (where broken_up) as broken_up,
                count(*) filter (where not broken_up) as left_alone,
                count(*) filter (where left_out is not null) as proposed_left,
                count(*) filter (where left_out is not null and not broken_up) as rightly_left,
                coalesce(sum(cardinality(proposed_tags)) filter (where chosen_tags is not null), 0) as proposed_tags,
                coalesce(sum(cardinality(chosen_tags)), 0) as chosen_tags,
                coalesce(sum((select count(*) from unnest(proposed_tags) tag where tag = any(chosen_tags)))
                    filter (where chosen_tags is not null), 0) as right_tags
            from judged group by proposer order by proposer desc limit 100""";
    private static final String KINDS = JUDGED + """

            select proposer, kind, sum(proposed) as proposed, sum(chosen) as chosen, sum(hit) as hits from (
                select proposer, proposed_kind as kind, 1 as proposed, 0 as chosen,
                    case when proposed_kind = chosen_kind then 1 else 0 end as hit
                from judged where chosen_kind is not null
                union all
                select proposer, chosen_kind, 0, 1, 0 from judged where chosen_kind is not null) each
            group by proposer, kind order by proposer desc, kind limit 1000""";

    private final JdbcClient db;
    private final JdbcTemplate batches;

    Corrections(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /// In the caller's transaction. Rows are written in one order, so that two who do so never wait for each other in a circle.
    void keep(Collection<Correction> corrections, Instant now) {
        List<Correction> ordered = corrections.stream()
                .sorted(Comparator.comparing((Correction each) -> each.passage().value())).toList();
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        batches.batchUpdate(KEEP, ordered, 500, (row, each) -> {
            row.setObject(1, each.passage().value());
            row.setInt(2, Proposer.VERSION);
            row.setString(3, each.proposedKind().name());
            row.setArray(4, ids(row, each.proposedTags()));
            row.setString(5, each.leftOut().map(LeftOut::word).orElse(null));
            row.setBoolean(6, each.choice().isPresent());
            row.setString(7, each.choice().flatMap(Correction.Choice::kind).map(Kind::name).orElse(null));
            row.setArray(8, idsOrNull(row, each));
            row.setObject(9, at);
        });
    }

    private static @Nullable Array idsOrNull(PreparedStatement row, Correction correction) throws SQLException {
        Set<ConceptId> chosen = correction.choice().flatMap(Correction.Choice::tags).orElse(null);
        return chosen == null ? null : ids(row, chosen);
    }

    private static Array ids(PreparedStatement row, Set<ConceptId> concepts) throws SQLException {
        return row.getConnection().createArrayOf("text",
                concepts.stream().map(ConceptId::toString).sorted().toArray(String[]::new));
    }

    /// @param proposer its version
    record Sums(int proposer, long brokenUp, long leftAlone, long proposedLeft, long rightlyLeft, long proposedTags,
            long chosenTags, long rightTags) {}

    record KindSums(int proposer, String kind, long proposed, long chosen, long hits) {}

    List<Sums> sums(OffsetDateTime from, OffsetDateTime to) {
        return db.sql(QUALITY).param("from", from).param("to", to).query(Sums.class).list();
    }

    List<KindSums> kinds(OffsetDateTime from, OffsetDateTime to) {
        return db.sql(KINDS).param("from", from).param("to", to).query(KindSums.class).list();
    }
}
