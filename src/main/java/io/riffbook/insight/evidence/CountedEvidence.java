package io.riffbook.insight.evidence;

import io.riffbook.content.SnippetId;
import io.riffbook.insight.statistics.Applause;
import io.riffbook.insight.statistics.Interval;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/// What is counted of each snippet. A deal counts once per snippet, however often the snippet was used in it. Like the report, this
/// reads the tables of feedback and deals, and only reads them.
@Repository
class CountedEvidence {
    private static final int DIGITS = 4;
    private static final String FIND = """
            select e.snippet_id, e.applause, e.believed_applause, e.ratings, e.uses, e.wins, e.impressions, l.shrunk,
                l.shrunk_error, l.label
            from snippet_evidence e left join snippet_lift l on l.snippet_id = e.snippet_id and l.segment = ''
            where e.snippet_id = any(:ids::uuid[])""";
    private static final String DETAILS = """
            select applause, applause_low, applause_high, believed_applause, ratings, raters, uses, people, deals, wins,
                impressions, mean_place, counted_at
            from snippet_evidence where snippet_id = :snippet""";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('riffbook.evidence', 0))";
    private static final String TAKE = """
            delete from evidence_due where number in (
                select number from evidence_due order by number limit :limit for update skip locked)
            returning snippet_id""";
    /// Each person has one voice: all their ratings together count as much as the newest of them alone.
    private static final String RATED = """
            with rated as (
                select snippet_id, coalesce(person_id::text, principal) as who, applause,
                    greatest(power(0.5, extract(epoch from (:now - occurred_at)) / :halfLife), 1e-9) as weight
                from standing_rating where snippet_id = any(:ids::uuid[]) and applause is not null
            ), voice as (
                select snippet_id, count(*) as ratings, max(weight) / sum(weight) as worth,
                    sum(weight) filter (where applause = 1) as one, sum(weight) filter (where applause = 2) as two,
                    sum(weight) filter (where applause = 3) as three, sum(weight) filter (where applause = 4) as four,
                    sum(weight) filter (where applause = 5) as five
                from rated group by snippet_id, who
            )
            select snippet_id, sum(ratings) as ratings, count(*) as raters,
                array[sum(worth * coalesce(one, 0)), sum(worth * coalesce(two, 0)), sum(worth * coalesce(three, 0)),
                    sum(worth * coalesce(four, 0)), sum(worth * coalesce(five, 0))]::float8[] as weights
            from voice group by snippet_id""";
    private static final String COUNT = """
            with used as (
                select snippet_id, count(*) as uses, count(distinct coalesce(person_id::text, principal)) as people,
                    count(distinct (opportunity_source, opportunity_external_id))
                        filter (where opportunity_source is not null) as deals, avg(place) as mean_place
                from standing_usage where snippet_id = any(:ids::uuid[]) group by snippet_id
            ), won as (
                select u.snippet_id, count(distinct o.id) as wins
                from standing_usage u join opportunity o
                    on o.source = u.opportunity_source and o.external_id = u.opportunity_external_id
                where u.snippet_id = any(:ids::uuid[]) and o.outcome = 'won'
                group by u.snippet_id
            ), rated as (
                select * from json_to_recordset(:rated::json) as row (
                    snippet_id uuid, applause numeric, believed float8, low float8, high float8, ratings bigint,
                    raters bigint)
            )
            insert into snippet_evidence as e (snippet_id, applause, believed_applause, applause_low, applause_high,
                ratings, raters, uses, people, deals, mean_place, wins, counted_at)
            select id, applause, believed, low, high, coalesce(ratings, 0), coalesce(raters, 0), coalesce(uses, 0),
                coalesce(people, 0), coalesce(deals, 0), mean_place, coalesce(wins, 0), :now
            from unnest(:ids::uuid[]) as asked (id) left join used on used.snippet_id = id
                left join rated on rated.snippet_id = id left join won on won.snippet_id = id
            order by id
            on conflict (snippet_id) do update set applause = excluded.applause,
                believed_applause = excluded.believed_applause, applause_low = excluded.applause_low,
                applause_high = excluded.applause_high, ratings = excluded.ratings, raters = excluded.raters,
                uses = excluded.uses, people = excluded.people, deals = excluded.deals,
                mean_place = excluded.mean_place, wins = excluded.wins, counted_at = excluded.counted_at""";
    /// A page is counted when it has been there for some seconds: by then, every page with a lower number is there, too.
    private static final String COUNT_PAGES = """
            with too_young as (
                select coalesce(min(i.number), 9223372036854775807) as number from impression i, counted_impressions c
                where i.number > c.number and i.written_at > now() - interval '10 seconds'
            ), page as (
                select i.number, i.snippets from impression i, counted_impressions c, too_young
                where i.number > c.number and i.number < too_young.number
                order by i.number limit :limit
            ), moved as (
                update counted_impressions set number = (select max(number) from page) where exists (select from page)
            )
            insert into snippet_evidence as e (snippet_id, impressions, counted_at)
            select snippet_id, count(*), :now from page, unnest(page.snippets) as snippet_id group by snippet_id
            order by snippet_id
            on conflict (snippet_id) do update set impressions = e.impressions + excluded.impressions
            returning snippet_id""";
    /// Use alone is worth telling when it has grown by more than a tenth. Impressions alone matter to what hardly anybody
    /// was shown: they are worth telling at twenty, and each time when there are four times as many.
    private static final String TELL = """
            update snippet_evidence set told_applause = applause, told_ratings = ratings, told_uses = uses,
                told_wins = wins, told_impressions = impressions
            where snippet_id = any(:ids::uuid[])
              and ((applause, ratings, wins) is distinct from (told_applause, told_ratings, told_wins)
                or abs(uses - told_uses) > told_uses / 10
                or impressions - told_impressions > greatest(3 * told_impressions, 19))
            returning snippet_id""";

    private final JdbcClient db;
    private final JsonMapper json;
    private final EvidenceSettings settings;
    private final Clock clock;

    CountedEvidence(JdbcClient db, JsonMapper json, EvidenceSettings settings, Clock clock) {
        this.db = db;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /// What is counted of one snippet.
    ///
    /// @param meanPlace as which one it is played, on average; absent when nobody said
    record Counts(Optional<Rated> applause, long uses, long people, long deals, long wins, long impressions,
            OptionalDouble meanPlace, Instant at) {}

    /// @param mean one voice a person, newer ratings more
    /// @param believed the mean that is believed, and how sure it is
    record Rated(double mean, Applause believed, long ratings, long raters) {}

    /// What is counted of a snippet; absent when there is nothing in the ledger.
    Optional<Counts> counts(SnippetId snippet) {
        return db.sql(DETAILS).param("snippet", snippet.value()).query((row, _) -> counts(row)).optional();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        BigDecimal mean = row.getBigDecimal("applause");
        Double place = row.getObject("mean_place", Double.class);
        return new Counts(mean == null
                ? Optional.empty()
                : Optional.of(new Rated(mean.doubleValue(), new Applause(row.getDouble("believed_applause"),
                        new Interval(row.getDouble("applause_low"), row.getDouble("applause_high"))),
                        row.getLong("ratings"), row.getLong("raters"))),
                row.getLong("uses"), row.getLong("people"), row.getLong("deals"), row.getLong("wins"),
                row.getLong("impressions"), place == null ? OptionalDouble.empty() : OptionalDouble.of(place),
                row.getObject("counted_at", OffsetDateTime.class).toInstant());
    }

    Map<SnippetId, Evidence> find(Collection<SnippetId> ids) {
        Map<SnippetId, Evidence> known = new HashMap<>();
        db.sql(FIND).param("ids", ids.stream().map(SnippetId::toString).toArray(String[]::new)).query(row -> {
            known.put(new SnippetId(row.getObject("snippet_id", UUID.class)), evidence(row));
        });
        return known;
    }

    /// Whether this node is the one that counts, until the transaction ends.
    boolean lock() {
        return db.sql(LOCK).query(Boolean.class).single();
    }

    /// Takes the oldest marks away.
    List<UUID> takeDue(int limit) {
        return db.sql(TAKE).param("limit", limit).query(UUID.class).list();
    }

    /// Counts these anew.
    void count(Collection<UUID> ids) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<RatedRow> rated = db.sql(RATED).param("ids", texts(ids)).param("now", now)
                .param("halfLife", settings.halfLife().toSeconds()).query((row, _) -> rated(row)).list();
        db.sql(COUNT).param("ids", texts(ids)).param("rated", json.writeValueAsString(rated)).param("now", now)
                .update();
    }

    private static RatedRow rated(ResultSet row) throws SQLException {
        double[] weights = Stream.of((Double[]) row.getArray("weights").getArray()).mapToDouble(Double::doubleValue)
                .toArray();
        double mean = IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * (i + 1)).sum()
                / DoubleStream.of(weights).sum();
        Applause believed = Applause.of(weights);
        return new RatedRow(row.getObject("snippet_id", UUID.class),
                BigDecimal.valueOf(mean).setScale(DIGITS, RoundingMode.HALF_EVEN), believed.mean(),
                believed.interval().low(), believed.interval().high(), row.getLong("ratings"), row.getLong("raters"));
    }

    /// Its names are those that [#COUNT] reads.
    private record RatedRow(UUID snippet_id, BigDecimal applause, double believed, double low, double high,
            long ratings, long raters) {}

    /// Counts what stands in pages that are not counted yet.
    ///
    /// @param limit of pages
    /// @return the snippets that stood in them
    List<UUID> countPages(int limit) {
        return db.sql(COUNT_PAGES).param("limit", limit).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class).list();
    }

    /// Takes note that the index is told of these.
    ///
    /// @return those of them of which there is something new to tell
    List<SnippetId> tell(Collection<UUID> ids) {
        return db.sql(TELL).param("ids", texts(ids)).query(UUID.class).list().stream().map(SnippetId::new).toList();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        BigDecimal applause = row.getBigDecimal("applause");
        Double lift = row.getObject("shrunk", Double.class);
        return new Evidence(applause == null ? OptionalDouble.empty() : OptionalDouble.of(applause.doubleValue()),
                applause == null ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble("believed_applause")),
                row.getLong("ratings"), row.getLong("uses"), row.getLong("wins"), row.getLong("impressions"),
                lift == null
                        ? Optional.empty()
                        : Optional.of(new WinLift(lift, row.getDouble("shrunk_error"), isClaimed(row))));
    }

    private static boolean isClaimed(ResultSet row) throws SQLException {
        Label label = Label.of(row.getString("label")).orElseThrow();
        return label == Label.WINNING || label == Label.LOSING;
    }
}
