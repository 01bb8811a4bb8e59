create table job (
    id             uuid primary key,
    type           text        not null,
    state          text        not null check (state in ('queued', 'running', 'done', 'failed')),
    payload        jsonb       not null,
    owner          uuid,
    percent        int         not null default 0 check (percent between 0 and 100),
    step           text        not null,
    done           int         not null default 0,
    total          int         not null default 0,
    attempts       int         not null default 0,
    result         jsonb,
    failure_reason text,
    failure_detail text,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    finished_at    timestamptz
);
