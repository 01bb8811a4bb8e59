-- One change of many snippets. Without foreign keys to people and jobs: it stays when they go.
create table bulk_change (
    id          uuid primary key,
    change      jsonb       not null,
    person      uuid,
    at          timestamptz not null,
    job_id      uuid        not null,
    total       int         not null check (total >= 1),
    changed     int         not null default 0,
    unchanged   int         not null default 0,
    refused     int         not null default 0,
    undo_job_id uuid,
    undo_person uuid,
    undo_at     timestamptz,
    undone      int         not null default 0,
    not_undone  int         not null default 0,
    check (changed + unchanged + refused <= total),
    check (undone + not_undone <= changed),
    check ((undo_job_id is null) = (undo_at is null))
);

-- The snippets that it was about when it was taken, and what became of each. It outlives its snippets.
create table bulk_item (
    bulk_change_id uuid not null references bulk_change (id) on delete cascade,
    snippet_id     uuid not null,
    outcome        text not null default 'waiting' check (outcome in ('waiting', 'changed', 'unchanged', 'refused',
                                                                      'undone', 'not-undone')),
    problem        text,
    detail         text,
    reversal       jsonb,
    primary key (bulk_change_id, snippet_id),
    check ((outcome in ('changed', 'undone', 'not-undone')) = (reversal is not null)),
    check ((outcome in ('refused', 'not-undone')) = (problem is not null))
);
