alter table usage
    add column venue text check (length(venue) <= 200),
    -- as which one in a call or a pitch it was played, from 1
    add column place int check (place between 1 and 1000);

-- Somebody opened, copied or downloaded a revision of a snippet.
create table handling (
    id          uuid primary key,
    principal   text        not null,
    client_id   text,
    person_id   uuid,
    snippet_id  uuid        not null,
    revision    int         not null check (revision > 0),
    act         text        not null check (act in ('open', 'copy', 'download')),
    -- out of which page of results, if out of one
    search_id   uuid,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    is_demo     boolean     not null default false,
    unique (principal, client_id)
);

create index handling_snippet on handling (snippet_id, occurred_at);
create index handling_person on handling (person_id, occurred_at) where person_id is not null;

-- Takes back an entry of the ledger, which stays. What is to stand instead is an entry of its own.
create table correction (
    id           uuid primary key,
    principal    text        not null,
    client_id    text,
    person_id    uuid,
    -- of a usage, a rating or a handling
    corrected_id uuid        not null unique,
    replaced_by  uuid,
    snippet_id   uuid        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    is_demo      boolean     not null default false,
    unique (principal, client_id)
);

create index correction_snippet on correction (snippet_id);

create trigger handling_append_only before update or delete on handling
    for each row execute function refuse_ledger_change();
create trigger handling_no_truncate before truncate on handling
    for each statement execute function refuse_ledger_truncation();
create trigger correction_append_only before update or delete on correction
    for each row execute function refuse_ledger_change();
create trigger correction_no_truncate before truncate on correction
    for each statement execute function refuse_ledger_truncation();

-- What counts: what nobody took back.
create view standing_usage as
    select * from usage u where not exists (select from correction c where c.corrected_id = u.id);
create view standing_rating as
    select * from rating r where not exists (select from correction c where c.corrected_id = r.id);
create view standing_handling as
    select * from handling h where not exists (select from correction c where c.corrected_id = h.id);
