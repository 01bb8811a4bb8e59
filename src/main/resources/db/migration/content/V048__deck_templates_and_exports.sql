create table deck_template (
    id          uuid primary key,
    name        text        not null,
    file_name   text        not null,
    file_sha256 char(64)    not null,
    file_size   bigint      not null,
    job_id      uuid        not null unique,
    created_at  timestamptz not null
);

-- What was composed already: the same is not composed twice. An empty template is Riffbook's own theme.
create table deck_export (
    deck_id         uuid        not null,
    revision        int         not null,
    format          text        not null check (format in ('pptx', 'pdf')),
    template_sha256 text        not null,
    composer        int         not null,
    file_sha256     char(64)    not null,
    file_size       bigint      not null,
    slides          int         not null,
    created_at      timestamptz not null,
    primary key (deck_id, revision, format, template_sha256, composer),
    foreign key (deck_id, revision) references deck_revision (deck_id, number) on delete cascade
);
