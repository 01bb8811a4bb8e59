package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.search.ShownPage.Shown;
import io.riffbook.search.ShownPage;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Pages of results and what was opened of them, in the database.
@Repository
class ImpressionRows {
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    /// Of somebody who was erased while their last pages waited, nothing is kept.
    private static final String ADD_PAGES = """
            insert into impression (search_id, first_position, shown_at, principal, person_id, query_text, normalised,
                filters, context, opportunity_id, found, total, snippets, revisions)
            select search_id, first_position, shown_at, principal, person_id, query_text, normalised, filters, context,
                opportunity_id, found, total, snippets, revisions
            from json_to_recordset(:rows::json) as row (search_id uuid, first_position int, shown_at timestamptz,
                principal text, person_id uuid, query_text text, normalised text, filters jsonb, context text[],
                opportunity_id uuid, found text, total bigint, snippets uuid[], revisions int[])
            where not exists (select from person where id = row.person_id and erased_at is not null)
            on conflict (search_id, first_position) do nothing""";
    /// Only what was shown to the same person, or the same key, where it is said to have stood.
    private static final String ADD_OPENS = """
            insert into impression_open (search_id, snippet_id, position, opened_at)
            select distinct on (i.search_id, row.snippet_id) i.search_id, row.snippet_id, at.position, row.opened_at
            from json_to_recordset(:rows::json) as row (search_id uuid, snippet_id uuid, position int, principal text,
                person_id uuid, opened_at timestamptz)
            join impression i on i.search_id = row.search_id
                and (i.principal = row.principal or i.person_id = row.person_id)
            cross join lateral (
                select i.first_position + array_position(i.snippets, row.snippet_id) - 1 as position) at
            where at.position = coalesce(row.position, at.position)
            order by i.search_id, row.snippet_id, row.opened_at
            on conflict (search_id, snippet_id) do nothing""";
    /// Opened once for each search, whichever way and however often that is said.
    private static final String ADD_TO_LEDGER = """
            insert into handling (id, principal, client_id, person_id, snippet_id, revision, act, search_id, occurred_at,
                recorded_at, is_demo)
            select row.id, row.principal, 'search:' || i.search_id || '/' || row.snippet_id, row.person_id, row.snippet_id,
                i.revisions[at.position], 'open', i.search_id, row.opened_at, :now, s.is_demo
            from json_to_recordset(:rows::json) as row (id uuid, search_id uuid, snippet_id uuid, position int,
                principal text, person_id uuid, opened_at timestamptz, in_ledger boolean)
            join impression i on i.search_id = row.search_id
                and (i.principal = row.principal or i.person_id = row.person_id)
            cross join lateral (select array_position(i.snippets, row.snippet_id) as position) at
            join snippet s on s.id = row.snippet_id
            where not row.in_ledger and at.position = coalesce(row.position - i.first_position + 1, at.position)
            order by row.principal, i.search_id, row.snippet_id, row.opened_at
            on conflict (principal, client_id) do nothing""";
    /// Of the last pages that somebody was shown, however long ago they were.
    private static final String PAST_QUERIES = """
            select query_text
            from (select distinct on (normalised) query_text, shown_at
                from (select query_text, normalised, found, shown_at from impression
                    where principal = :principal order by shown_at desc limit 500) lately
                where starts_with(normalised, :beginning) and found in ('as-asked', 'corrected')
                order by normalised, shown_at desc) each_once
            order by shown_at desc limit :most""";
    private static final String FORGET_PAGES = """
            delete from impression where number in (
                select number from impression where shown_at < :before order by shown_at limit :limit)""";
    private static final String FORGET_OPENS = """
            delete from impression_open where (search_id, snippet_id) in (
                select search_id, snippet_id from impression_open where opened_at < :before order by opened_at limit :limit)""";

    private final JdbcClient db;
    private final JsonMapper json;
    private final FeedbackSettings settings;
    private final Clock clock;

    ImpressionRows(JdbcClient db, JsonMapper json, FeedbackSettings settings, Clock clock) {
        this.db = db;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /// Adds all of them or none. What is there already stays as it is, so that a batch can be sent again.
    @Transactional(timeout = 5)
    void add(List<Impression> batch) {
        List<PageRow> pages = batch.stream().filter(Impression.Page.class::isInstance).map(Impression.Page.class::cast)
                .map(each -> PageRow.of(each.page())).toList();
        List<OpenRow> opens = batch.stream().filter(Impression.Open.class::isInstance).map(Impression.Open.class::cast)
                .map(OpenRow::of).toList();
        if (!pages.isEmpty()) {
            db.sql(ADD_PAGES).param("rows", json.writeValueAsString(pages)).update();
        }
        if (!opens.isEmpty()) {
            String rows = json.writeValueAsString(opens);
            db.sql(ADD_OPENS).param("rows", rows).update();
            db.sql(ADD_TO_LEDGER).param("rows", rows).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        }
    }

    List<String> pastQueries(String principal, String beginning, int most) {
        return db.sql(PAST_QUERIES).param("principal", principal).param("beginning", normalised(beginning))
                .param("most", most).query(String.class).list();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        OffsetDateTime before = clock.instant().minus(settings.impressionsKeptFor()).atOffset(ZoneOffset.UTC);
        forget(FORGET_PAGES, before);
        forget(FORGET_OPENS, before);
    }

    private void forget(String sql, OffsetDateTime before) {
        int forgotten;
        do {
            forgotten = db.sql(sql).param("before", before).param("limit", FORGOTTEN_AT_ONCE).update();
        } while (forgotten == FORGOTTEN_AT_ONCE);
    }

    /// By which searches for the same are put together: without case, punctuation around it and repeated blanks.
    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /// PostgreSQL keeps no text with a NUL in it.
    private static String kept(String text) {
        return text.replace('\0', ' ');
    }

    // Named as the columns are: json_to_recordset matches them by name.
    private record PageRow(UUID search_id, int first_position, Instant shown_at, String principal,
            @Nullable UUID person_id, String query_text, String normalised, Map<String, ?> filters,
            List<String> context, @Nullable UUID opportunity_id, String found, long total, List<UUID> snippets,
            List<Integer> revisions) {

        static PageRow of(ShownPage page) {
            return new PageRow(page.searchId(), page.first(), page.at(), page.viewer().principal(),
                    page.viewer().person().map(PersonId::value).orElse(null), kept(page.text()),
                    ImpressionRows.normalised(page.text()), page.filters(),
                    page.context().stream().map(Object::toString).sorted().toList(),
                    page.opportunity().map(OpportunityId::value).orElse(null), page.found().word(), page.total(),
                    page.shown().stream().map(each -> each.snippet().value()).toList(),
                    page.shown().stream().map(Shown::revision).toList());
        }
    }

    private record OpenRow(UUID id, UUID search_id, UUID snippet_id, @Nullable Integer position, String principal,
            @Nullable UUID person_id, Instant opened_at, boolean in_ledger) {

        static OpenRow of(Impression.Open open) {
            return new OpenRow(EntryId.next().value(), open.searchId(), open.snippet().value(),
                    open.position().orElse(null), open.principal(), open.person().map(PersonId::value).orElse(null),
                    open.at(), open.isInLedger());
        }
    }
}
