-- What stood in a page of results, and who was shown it: one row a page. Written in batches, best effort.
create table impression (
    number         bigint generated always as identity primary key,
    search_id      uuid        not null,
    first_position int         not null check (first_position > 0),
    shown_at       timestamptz not null,
    written_at     timestamptz not null default now(),
    principal      text        not null,
    person_id      uuid,
    query_text     text        not null,
    -- by which searches for the same are put together
    normalised     text        not null,
    filters        jsonb       not null,
    context        text[]      not null,
    opportunity_id uuid,
    -- in which way it found what it found; 'nothing': it did not
    found          text        not null check (found in ('as-asked', 'relaxed', 'corrected', 'nothing')),
    total          bigint      not null,
    snippets       uuid[]      not null,
    revisions      int[]       not null,
    unique (search_id, first_position),
    check (cardinality(snippets) = cardinality(revisions))
);

create index impression_shown on impression (shown_at);
create index impression_principal on impression (principal, shown_at);

-- What somebody opened out of a page of results.
create table impression_open (
    search_id  uuid        not null,
    snippet_id uuid        not null,
    position   int         not null,
    opened_at  timestamptz not null,
    primary key (search_id, snippet_id)
);

create index impression_open_at on impression_open (opened_at);

-- Whether somebody used or rated what they were shown is asked by person.
create index usage_person on usage (person_id, occurred_at) where person_id is not null;
create index rating_person on rating (person_id, occurred_at) where person_id is not null;
