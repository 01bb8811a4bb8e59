-- Sums of the ledger, so that a report reads some rows a snippet rather than every event. All of it is derived from the ledger and
-- the opportunities, and is counted anew wherever they say something new (decision 0025).
create table snippet_day (
    snippet_id     uuid not null,
    day            date not null,
    -- in how many pages of results it stood. Added once, as they come: pages are forgotten.
    impressions    int  not null default 0,
    opens          int  not null default 0,
    uses           int  not null default 0,
    copies         int  not null default 0,
    downloads      int  not null default 0,
    applause_1     int  not null default 0,
    applause_2     int  not null default 0,
    applause_3     int  not null default 0,
    applause_4     int  not null default 0,
    applause_5     int  not null default 0,
    landed         int  not null default 0,
    fell_flat      int  not null default 0,
    drew_objection int  not null default 0,
    -- deals that closed on that day, and in which it had been used by then
    won            int  not null default 0,
    lost           int  not null default 0,
    no_decision    int  not null default 0,
    last_used_at   timestamptz,
    primary key (snippet_id, day)
);
create index snippet_day_day on snippet_day (day);

-- The same by month, told by its first day: always the sums of its days.
create table snippet_month (like snippet_day including defaults);
alter table snippet_month rename column day to month;
alter table snippet_month add primary key (snippet_id, month);
create index snippet_month_month on snippet_month (month);

-- In which deals a snippet was used: one row for both, whatever the number of uses. Uses after the day of closing don't count.
create table deal_play (
    snippet_id    uuid        not null,
    -- opportunity.number
    deal          bigint      not null,
    first_used_at timestamptz not null,
    uses          int         not null,
    -- a bit for each channel, and for each band of the audience's size, by which it was used
    channels      int         not null,
    audiences     int         not null,
    -- in which stage the deal was when it was used first, if the CRM tells
    stage         text,
    outcome       text        not null,
    closed_on     date,
    primary key (deal, snippet_id),
    check ((outcome = 'open') = (closed_on is null))
);
create index deal_play_snippet on deal_play (snippet_id, closed_on);

-- The deals in which anything was used, as the reports need them.
create table played_deal (
    deal           bigint primary key,
    outcome        text   not null,
    closed_on      date,
    segments       text[] not null,
    reasons        text[] not null,
    -- two of those used in it: who sees one of them may know of the deal, without a look at all
    first_snippet  uuid   not null,
    second_snippet uuid,
    check ((outcome = 'open') = (closed_on is null))
);
create index played_deal_closed on played_deal (closed_on);

-- What is to be counted anew. Marks are only added, so that no writer of the ledger waits for another; who counts takes them away.
create table snippet_day_due (
    number     bigint generated always as identity primary key,
    snippet_id uuid not null,
    -- null: all its days
    day        date
);
create index snippet_day_due_whole on snippet_day_due (number) where day is null;
create table deal_due (
    number      bigint generated always as identity primary key,
    source      text not null,
    external_id text not null,
    -- of one that has gone, its number
    gone        bigint
);

-- How far it is counted. One row.
create table report_count (
    is_only    boolean primary key default true check (is_only),
    -- up to which page of results
    impression bigint      not null,
    -- what the ledger said by then is counted
    as_of      timestamptz not null
);
insert into report_count (impression, as_of) values (0, '-infinity');

create function utc_day(at timestamptz) returns date language sql immutable parallel safe
return (at at time zone 'UTC')::date;

create function mark_reports_due_usage() returns trigger language plpgsql as $$
begin
    insert into snippet_day_due (snippet_id, day) select distinct snippet_id, utc_day(occurred_at) from changed;
    insert into deal_due (source, external_id) select distinct opportunity_source, opportunity_external_id
    from changed where opportunity_source is not null;
    return null;
end $$;

create function mark_reports_due_entry() returns trigger language plpgsql as $$
begin
    insert into snippet_day_due (snippet_id, day) select distinct snippet_id, utc_day(occurred_at) from changed;
    return null;
end $$;

create function mark_reports_due_correction() returns trigger language plpgsql as $$
begin
    insert into snippet_day_due (snippet_id, day)
    select u.snippet_id, utc_day(u.occurred_at) from changed c join usage u on u.id = c.corrected_id
    union select r.snippet_id, utc_day(r.occurred_at) from changed c join rating r on r.id = c.corrected_id
    union select h.snippet_id, utc_day(h.occurred_at) from changed c join handling h on h.id = c.corrected_id;
    insert into deal_due (source, external_id)
    select distinct u.opportunity_source, u.opportunity_external_id
    from changed c join usage u on u.id = c.corrected_id where u.opportunity_source is not null;
    return null;
end $$;

create trigger usage_in_reports after insert on usage referencing new table as changed
    for each statement execute function mark_reports_due_usage();
create trigger usage_out_of_reports after delete on usage referencing old table as changed
    for each statement execute function mark_reports_due_usage();
create trigger rating_in_reports after insert on rating referencing new table as changed
    for each statement execute function mark_reports_due_entry();
create trigger rating_out_of_reports after delete on rating referencing old table as changed
    for each statement execute function mark_reports_due_entry();
create trigger handling_in_reports after insert on handling referencing new table as changed
    for each statement execute function mark_reports_due_entry();
create trigger handling_out_of_reports after delete on handling referencing old table as changed
    for each statement execute function mark_reports_due_entry();
create trigger correction_in_reports after insert on correction referencing new table as changed
    for each statement execute function mark_reports_due_correction();
create trigger correction_out_of_reports after delete on correction referencing old table as changed
    for each statement execute function mark_reports_due_correction();

create function mark_reports_due_opportunity_added() returns trigger language plpgsql as $$
begin
    insert into deal_due (source, external_id) select source, external_id from added;
    return null;
end $$;

create function mark_reports_due_opportunity_gone() returns trigger language plpgsql as $$
begin
    insert into deal_due (source, external_id, gone) select source, external_id, number from gone;
    return null;
end $$;

create function mark_reports_due_opportunity_changed() returns trigger language plpgsql as $$
begin
    insert into deal_due (source, external_id)
    select o.source, o.external_id from added o join gone before on before.id = o.id
    where (o.outcome, o.closed_at, o.segments, o.competitor, o.stage_history, o.outcome_reasons) is distinct from
        (before.outcome, before.closed_at, before.segments, before.competitor, before.stage_history, before.outcome_reasons);
    return null;
end $$;

create trigger opportunity_in_reports after insert on opportunity referencing new table as added
    for each statement execute function mark_reports_due_opportunity_added();
create trigger opportunity_out_of_reports after delete on opportunity referencing old table as gone
    for each statement execute function mark_reports_due_opportunity_gone();
create trigger opportunity_anew_in_reports after update on opportunity referencing old table as gone new table as added
    for each statement execute function mark_reports_due_opportunity_changed();

-- Marks everything, so that all sums are counted anew, bit by bit and while reports go on.
create function recount_reports() returns void language sql as $$
insert into snippet_day_due (snippet_id)
select snippet_id from usage union select snippet_id from rating union select snippet_id from handling
union select snippet_id from snippet_day;
insert into deal_due (source, external_id)
select distinct opportunity_source, opportunity_external_id from usage where opportunity_source is not null;
insert into deal_due (source, external_id, gone) select 'none', 'none', deal from played_deal;
$$;

-- What was there before.
do $$ begin perform recount_reports(); end $$;
