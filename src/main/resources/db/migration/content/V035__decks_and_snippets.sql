create table deck (
    id               uuid primary key,
    title            text        not null,
    owner            uuid references person (id),
    version          bigint      not null,
    current_revision int         not null,
    is_demo          boolean     not null default false,
    created_at       timestamptz not null,
    changed_at       timestamptz not null
);

create table deck_revision (
    deck_id      uuid        not null references deck (id) on delete cascade,
    number       int         not null check (number >= 1),
    title        text        not null,
    file_name    text        not null,
    media_type   text        not null,
    file_sha256  char(64)    not null,
    file_size    bigint      not null,
    passages     int         not null,
    truncated    boolean     not null,
    package_key  text        not null,
    job_id       uuid        not null unique,
    created_at   timestamptz not null,
    primary key (deck_id, number)
);

create table passage (
    id             uuid primary key,
    deck_id        uuid     not null,
    revision       int      not null,
    position       int      not null check (position >= 1),
    title          text     not null,
    body           text     not null,
    notes          text     not null,
    hidden         boolean  not null,
    truncated      boolean  not null,
    content_hash   char(64) not null,
    preview_sha256 char(64),
    unique (deck_id, revision, position),
    foreign key (deck_id, revision) references deck_revision (deck_id, number) on delete cascade
);

create table snippet (
    id                 uuid primary key,
    kind               text        not null,
    version            bigint      not null,
    lifecycle          text        not null check (lifecycle in ('draft', 'in-review', 'approved', 'published', 'retired')),
    title              text        not null,
    latest_revision    int         not null,
    published_revision int,
    tags               text[]      not null,
    audience_for       text[]      not null,
    audience_not_for   text[]      not null,
    reach              text        not null check (reach in ('internal', 'customer-facing')),
    groups             uuid[]      not null,
    owner              uuid references person (id),
    deck_id            uuid references deck (id),
    index_sequence     bigint      not null,
    state_number       int         not null,
    is_demo            boolean     not null default false,
    created_at         timestamptz not null,
    changed_at         timestamptz not null,
    check ((lifecycle = 'published') <= (published_revision is not null)),
    check ((lifecycle = 'retired') <= (published_revision is null))
);

create index snippet_deck on snippet (deck_id) where deck_id is not null;
create index snippet_tags on snippet using gin (tags);

create table snippet_revision (
    snippet_id     uuid        not null references snippet (id) on delete cascade,
    number         int         not null check (number >= 1),
    title          text        not null,
    fields         jsonb       not null,
    text           text        not null,
    notes          text        not null,
    passage_id     uuid references passage (id),
    preview_sha256 char(64),
    package_key    text        not null,
    created_by     uuid,
    created_at     timestamptz not null,
    primary key (snippet_id, number)
);

create index snippet_revision_passage on snippet_revision (passage_id) where passage_id is not null;

-- What an index does not hold yet. No foreign key: a mark outlives its snippet, so that an index forgets it too.
create table dirty_snippet (
    snippet_id   uuid primary key,
    sequence     bigint      not null,
    marked_at    timestamptz not null,
    indexer      text,
    leased_until timestamptz not null default '-infinity',
    attempts     int         not null default 0,
    parked       boolean     not null default false,
    last_refusal text
);

create index dirty_snippet_waiting on dirty_snippet (marked_at) where not parked;

-- State records that are committed here and not yet in object storage.
create table state_record_due (
    subject_type text  not null check (subject_type in ('deck', 'snippet')),
    subject_id   uuid  not null,
    number       int   not null,
    document     jsonb not null,
    primary key (subject_type, subject_id, number)
);
