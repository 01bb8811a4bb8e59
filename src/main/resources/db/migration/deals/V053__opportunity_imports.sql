-- A file of opportunities on its way in: how far it is settled, the file itself until it is, and the rows that were refused.
create table opportunity_import (
    job_id     uuid primary key references job (id) on delete cascade,
    settled    int         not null default 0,
    created    int         not null default 0,
    updated    int         not null default 0,
    ignored    int         not null default 0,
    refused    int         not null default 0,
    created_at timestamptz not null
);

create index opportunity_import_created on opportunity_import (created_at);

create table opportunity_import_part (
    job_id  uuid  not null references opportunity_import (job_id) on delete cascade,
    number  int   not null,
    content bytea not null,
    primary key (job_id, number)
);

create table opportunity_import_refusal (
    job_id  uuid   not null references opportunity_import (job_id) on delete cascade,
    number  int    not null,
    line    bigint not null,
    problem jsonb  not null,
    primary key (job_id, number)
);
