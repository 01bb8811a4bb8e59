package io.riffbook.insight.reports;

import io.riffbook.access.GroupId;
import io.riffbook.testing.ContentRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;

/// Three years of a sales organisation, put straight into the tables: as many usages as wanted, a twentieth of that in deals, a fifth
/// in ratings, and pages of results. Three in four usages were for a deal. A few snippets are used very often and most hardly ever:
/// the most used has about 1 in 2,000 of all usages if there are 20,000. One in thirty is for a group only, one in ten is retired.
final class ManyEvents {
    private static final int AT_ONCE = 500_000;
    private static final int PEOPLE = 2_000;
    private static final List<String> LEDGER = List.of("usage", "rating", "handling", "impression_open", "opportunity");

    private final JdbcClient db;
    private final int events;
    private final int snippets;
    private final GroupId group;

    ManyEvents(JdbcClient db, int events, int snippets) {
        this.db = db;
        this.events = events;
        this.snippets = snippets;
        this.group = new ContentRows(db).group("Few, of " + events);
    }

    /// The id of what has this number.
    ///
    /// @param sort 1: a snippet, 3: a deck
    static UUID id(int sort, int number) {
        return new UUID(((long) sort << 32) | 0x7000, 0x8000_0000_0000_0000L | number);
    }

    int deals() {
        return events / 20;
    }

    /// Fills the tables, and marks all of it to be counted, as triggers would have done one by one.
    void fill() {
        db.sql("""
                create or replace function number_id(sort int, number bigint) returns uuid language sql immutable
                return (lpad(to_hex(sort), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid""")
                .update();
        content();
        LEDGER.forEach(table -> db.sql("alter table %s disable trigger user".formatted(table)).update());
        opportunities();
        for (int done = 0; done < events; done += AT_ONCE) {
            usages(Math.min(AT_ONCE, events - done));
        }
        for (int done = 0; done < events / 5; done += AT_ONCE) {
            ratings(Math.min(AT_ONCE, events / 5 - done));
        }
        pages(events / 20);
        LEDGER.forEach(table -> db.sql("alter table %s enable trigger user".formatted(table)).update());
        db.sql("select recount_reports()").query(_ -> {});
        for (String table : List.of("snippet", "opportunity", "usage", "rating", "impression", "deck")) {
            db.sql("analyze " + table).update();
        }
    }

    private void content() {
        db.sql("""
                insert into deck (id, title, version, current_revision, created_at, changed_at)
                select number_id(3, n), 'Deck ' || n, 1, 1, now(), now() from generate_series(0, :decks - 1) n""")
                .param("decks", Math.max(1, snippets / 60)).update();
        db.sql("""
                insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                    audience_for, audience_not_for, reach, groups, deck_id, index_sequence, state_number, created_at,
                    changed_at)
                select number_id(1, n), (array['slide', 'story', 'value-statement', 'silver-bullet', 'objection-handler',
                        'proof-point', 'battlecard', 'talk-track'])[n % 8 + 1], 1,
                    case when n % 10 = 3 then 'retired' else 'published' end, 'Snippet ' || n, 1,
                    case when n % 10 <> 3 then 1 end, '{}', '{}', '{}', 'internal',
                    case when n % 30 = 7 then array[:group::uuid] else '{}' end,
                    number_id(3, n % greatest(1, :snippets / 60)), 1, 1, now(), now()
                from generate_series(0, :snippets - 1) n""")
                .param("snippets", snippets)
                .param("group", group.value()).update();
        db.sql("""
                insert into snippet_revision (snippet_id, number, title, fields, text, notes, package_key, created_at)
                select number_id(1, n), 1, 'Snippet ' || n, '{}', 'text', '', 'none', now()
                from generate_series(0, :snippets - 1) n""").param("snippets", snippets).update();
    }

    /// Deals close over three years up to today; some are open.
    private void opportunities() {
        db.sql("""
                insert into opportunity (id, source, external_id, name, account, amount, currency, stage_history, segments,
                    competitor, outcome, outcome_reasons, closed_at, updated_at, changed_at)
                select number_id(2, n), 'bench', 'deal-' || n, 'Deal ' || n, 'Account ' || n / 4, 1000 + n % 90000, 'EUR',
                    jsonb_build_array(jsonb_build_object('stage', 'buying-stage/exploring', 'at', now() - interval '5 years')),
                    array[(array['industry/retail', 'industry/pharma', 'industry/banking', 'industry/energy'])[n % 4 + 1],
                        (array['persona/cfo', 'persona/cio', 'persona/coo'])[n % 3 + 1],
                        (array['size/small', 'size/middle', 'size/large'])[n % 7 % 3 + 1]],
                    (array['competitor/one', 'competitor/two', null])[n % 11 % 3 + 1], outcome,
                    case when outcome = 'lost' then array[(array['price', 'timing', 'fit', 'incumbent'])[n % 4 + 1]]
                        else '{}' end,
                    case when outcome <> 'open' then now() - random() * interval '3 years' end, now(), now()
                from (select n, case when r < 0.35 then 'won' when r < 0.75 then 'lost' when r < 0.85 then 'no-decision'
                        else 'open' end as outcome
                    from (select n, random() as r from generate_series(0, :deals - 1) n) drawn) ended""")
                .param("deals", deals()).update();
    }

    private void usages(int number) {
        db.sql("""
                insert into usage (id, principal, person_id, snippet_id, revision, channel, audience_size,
                    opportunity_source, opportunity_external_id, occurred_at, recorded_at)
                select gen_random_uuid(), 'bench', number_id(4, (random() * :people)::int), number_id(1, snippet), 1,
                    (array['call', 'email', 'meeting', 'webinar', 'conference', 'user-conference', 'share-link'])[n % 7 + 1],
                    case when n % 3 = 0 then 1 + n % 300 end, o.source, o.external_id,
                    coalesce(o.closed_at, now()) - random() * interval '120 days', now()
                from (select n, floor(:snippets * random() * random())::int as snippet, floor(:deals * random())::int as deal
                    from generate_series(1, :number) n) drawn
                join opportunity d on d.id = number_id(2, drawn.deal)
                left join opportunity o on o.id = d.id and drawn.n % 4 <> 0""")
                .param("people", PEOPLE - 1)
                .param("snippets", snippets).param("deals", deals()).param("number", number).update();
    }

    private void ratings(int number) {
        db.sql("""
                insert into rating (id, principal, person_id, snippet_id, revision, applause, reaction, occurred_at,
                    recorded_at)
                select gen_random_uuid(), 'bench', number_id(4, n % :people), number_id(1,
                        floor(:snippets * random() * random())::int), 1, 1 + n % 5,
                    (array['landed', 'fell-flat', 'drew-objection', null])[n % 4 + 1],
                    now() - random() * interval '3 years', now()
                from generate_series(1, :number) n""").param("people", PEOPLE).param("snippets", snippets)
                .param("number", number).update();
    }

    private void pages(int number) {
        db.sql("""
                insert into impression (search_id, first_position, shown_at, written_at, principal, person_id, query_text,
                    normalised, filters, context, opportunity_id, found, total, snippets, revisions)
                select gen_random_uuid(), 1, now() - interval '1 hour' - n * (interval '400 days' / :number),
                    now() - interval '1 hour', 'person:' || n % :people, number_id(4, n % :people), words, words, '{}', '{}',
                    case when n % 5 = 0 then number_id(2, n % :deals) end,
                    case when n % 9 = 0 then 'nothing' else 'as-asked' end, 3,
                    case when n % 9 = 0 then '{}' else array[number_id(1, n % :snippets), number_id(1, n * 7 % :snippets),
                        number_id(1, n * 13 % :snippets)] end,
                    case when n % 9 = 0 then '{}' else array[1, 1, 1] end
                from (select n, 'words number ' || n * 31 % 5000 as words from generate_series(1, :number) n) asked""")
                .param("people", PEOPLE).param("deals", deals()).param("snippets", snippets).param("number", number)
                .update();
    }
}
