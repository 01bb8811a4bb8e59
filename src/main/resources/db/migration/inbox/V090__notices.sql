-- One entry of somebody's inbox. It names nothing that its person could later be barred from: where it leads to decides that anew.
create table notice (
    id            uuid        primary key,
    person_id     uuid        not null references person (id) on delete cascade,
    kind          text        not null check (length(kind) between 1 and 40),
    line          text        not null check (length(line) between 1 and 300),
    link          text        not null check (link like '/%' and length(link) <= 500),
    -- what happened, as whoever tells it names it: nobody is told twice
    told_key      text        not null check (length(told_key) between 1 and 200),
    told_at       timestamptz not null,
    read_at       timestamptz,
    -- when it may leave by mail; null: it did, or shall not
    mail_at       timestamptz,
    mail_attempts integer     not null default 0,
    unique (person_id, told_key)
);

create index notice_of_person on notice (person_id, id);
create index notice_unread on notice (person_id) where read_at is null;
create index notice_to_mail on notice (mail_at) where mail_at is not null;
create index notice_told on notice (told_at);

-- Who wants no mail of what is in their inbox; who isn't here gets it.
create table inbox_without_mail (
    person_id uuid primary key references person (id) on delete cascade
);
