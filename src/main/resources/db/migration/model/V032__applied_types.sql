-- The content types in force, each as its file said when it was last applied. Not jsonb, which would forget the fields' order.
create table applied_type (
    kind       text        primary key check (kind ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(kind) <= 64),
    schema     json        not null,
    applied_at timestamptz not null
);
