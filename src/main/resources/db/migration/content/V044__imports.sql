-- A revision that an import or a restore brought back was read by no job of this database.
alter table deck_revision alter job_id drop not null;

-- What became of each row of an import. Kept as long as its job's results are of interest; see ImportResults.
create table import_result (
    job_id       uuid   not null references job (id) on delete cascade,
    number       int    not null check (number >= 1),
    place        text   not null,
    subject_type text   not null,
    subject_id   uuid,
    outcome      text   not null check (outcome in ('created', 'unchanged', 'exists', 'refused')),
    notes        text[] not null,
    problem      jsonb,
    created_at   timestamptz not null,
    primary key (job_id, number)
);

create index import_result_created on import_result (created_at);

-- Rows without an id, by the name that whoever sent them gave them, or by their content: so that none is imported twice.
create table authored_row (
    principal    text     not null,
    key          text     not null,
    content_hash char(64) not null,
    snippet_id   uuid     not null references snippet (id) on delete cascade,
    primary key (principal, key)
);

create index authored_row_snippet on authored_row (snippet_id);
