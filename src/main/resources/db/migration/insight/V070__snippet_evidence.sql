-- What the ledger says of each snippet, counted. The told_ columns are what the search index was told last.
create table snippet_evidence (
    snippet_id       uuid primary key,
    applause         numeric,
    ratings          bigint      not null default 0,
    uses             bigint      not null default 0,
    wins             bigint      not null default 0,
    impressions      bigint      not null default 0,
    told_applause    numeric,
    told_ratings     bigint      not null default 0,
    told_uses        bigint      not null default 0,
    told_wins        bigint      not null default 0,
    told_impressions bigint      not null default 0,
    counted_at       timestamptz not null,
    check ((applause is null) = (ratings = 0))
);

-- Snippets to be counted anew. Marks are only added, so that no writer of the ledger waits for another; who counts takes them away.
create table evidence_due (
    number     bigint generated always as identity primary key,
    snippet_id uuid not null
);

-- Up to which page impressions are counted. One row.
create table counted_impressions (
    is_only boolean primary key default true check (is_only),
    number  bigint not null
);
insert into counted_impressions (number) values (0);

-- The marks are made here rather than by whoever writes the ledger, so that every way into it and out of it makes them, in the
-- transaction of the change.
create function mark_evidence_due_added() returns trigger language plpgsql as $$
begin
    insert into evidence_due (snippet_id) select distinct snippet_id from added;
    return null;
end $$;

create function mark_evidence_due_gone() returns trigger language plpgsql as $$
begin
    insert into evidence_due (snippet_id) select distinct snippet_id from gone;
    return null;
end $$;

create trigger usage_counts after insert on usage referencing new table as added
    for each statement execute function mark_evidence_due_added();
create trigger usage_no_longer_counts after delete on usage referencing old table as gone
    for each statement execute function mark_evidence_due_gone();
create trigger rating_counts after insert on rating referencing new table as added
    for each statement execute function mark_evidence_due_added();
create trigger rating_no_longer_counts after delete on rating referencing old table as gone
    for each statement execute function mark_evidence_due_gone();

-- A deal that is told as won later than the snippets were used in it, or no longer as won.
create function mark_evidence_due_won() returns trigger language plpgsql as $$
begin
    insert into evidence_due (snippet_id)
    select distinct u.snippet_id
    from added o join usage u on u.opportunity_source = o.source and u.opportunity_external_id = o.external_id
    where o.outcome = 'won';
    return null;
end $$;

create function mark_evidence_due_lost() returns trigger language plpgsql as $$
begin
    insert into evidence_due (snippet_id)
    select distinct u.snippet_id
    from gone o join usage u on u.opportunity_source = o.source and u.opportunity_external_id = o.external_id
    where o.outcome = 'won';
    return null;
end $$;

create function mark_evidence_due_outcome() returns trigger language plpgsql as $$
begin
    insert into evidence_due (snippet_id)
    select distinct u.snippet_id
    from added o join gone before on before.id = o.id and (before.outcome = 'won') <> (o.outcome = 'won')
    join usage u on u.opportunity_source = o.source and u.opportunity_external_id = o.external_id;
    return null;
end $$;

create trigger opportunity_won after insert on opportunity referencing new table as added
    for each statement execute function mark_evidence_due_won();
create trigger opportunity_gone after delete on opportunity referencing old table as gone
    for each statement execute function mark_evidence_due_lost();
create trigger opportunity_outcome after update on opportunity referencing old table as gone new table as added
    for each statement execute function mark_evidence_due_outcome();

insert into evidence_due (snippet_id) select snippet_id from usage union select snippet_id from rating;
