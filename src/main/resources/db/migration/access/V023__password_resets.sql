-- at most one way in at a time: a newer link replaces the older one
create table password_reset (
    person_id  uuid primary key references person on delete cascade,
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    expires_at timestamptz not null
);
