-- That a restore of content was begun, so that one that broke off can go on, and nothing else is ever mixed with it.
create table content_restore (
    only_row    boolean primary key default true check (only_row),
    started_at  timestamptz not null,
    finished_at timestamptz
);
