-- A search that somebody keeps. Concepts and kinds stand here by name: what the model renames is renamed here.
create table saved_search (
    id             uuid primary key,
    person_id      uuid        not null references person (id) on delete cascade,
    name           text        not null check (length(name) between 1 and 100),
    query_text     text        not null,
    concepts       text[]      not null,
    kinds          text[]      not null,
    deck_id        uuid,
    reach          text        check (reach in ('internal', 'customer-facing')),
    owner          uuid,
    changed_from   timestamptz,
    changed_before timestamptz,
    verified_only  boolean     not null,
    -- concepts of the moment
    context        text[]      not null,
    show_not_for   boolean     not null,
    -- since when its person wants to be told what is new; null: not
    alerting_since timestamptz,
    version        bigint      not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null
);

create index saved_search_person on saved_search (person_id, id);
create index saved_search_alerting on saved_search (id) where alerting_since is not null;

-- What somebody was told, or will see when they look: each snippet once for each search.
create table search_alert (
    id              uuid        primary key,
    saved_search_id uuid        not null references saved_search (id) on delete cascade,
    person_id       uuid        not null,
    snippet_id      uuid        not null,
    found_at        timestamptz not null,
    seen_at         timestamptz,
    unique (saved_search_id, snippet_id)
);

create index search_alert_person on search_alert (person_id, id);
create index search_alert_found on search_alert (found_at);

-- Up to when alerting searches have looked at what changed. One row.
create table alerts_looked (
    is_only boolean     primary key default true check (is_only),
    until   timestamptz not null
);

-- What reps see and has changed since.
create index snippet_changed on snippet (changed_at, id) where published_revision is not null;
