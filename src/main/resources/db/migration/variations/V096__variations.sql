-- What somebody made of a snippet's revision. The kind is the snippet's; fields stand under the names that they had then.
create table variation (
    id                uuid        primary key,
    version           bigint      not null,
    state             text        not null check (state in ('proposed', 'adopted', 'answered')),
    snippet_id        uuid        not null references snippet (id) on delete cascade,
    revision          integer     not null,
    title             text        not null,
    fields            jsonb       not null,
    -- the job that read the edited slide, if one was sent, and its files
    job_id            uuid        unique,
    slide_sha256      char(64),
    preview_sha256    char(64),
    small_preview_sha256 char(64),
    text_preview      boolean     not null default false,
    comment           text        not null check (length(comment) <= 2000),
    proposer          uuid        references person (id) on delete set null,
    decided_by        uuid        references person (id) on delete set null,
    answer            text        not null check (length(answer) <= 2000),
    became_snippet_id uuid        references snippet (id) on delete set null,
    became_revision   integer,
    proposed_at       timestamptz not null,
    decided_at        timestamptz,
    check ((state = 'proposed') = (decided_at is null))
);

create index variation_by_state on variation (state, id);
create index variation_of_snippet on variation (snippet_id, id);
create index variation_by_proposer on variation (proposer, id);
create index variation_became on variation (became_snippet_id, became_revision) where became_snippet_id is not null;
create index variation_decided_by on variation (decided_by) where decided_by is not null;
