create table api_key (
    id           uuid primary key,
    name         text        not null check (length(name) between 1 and 200),
    hash         bytea       not null unique check (octet_length(hash) = 32),
    prefix       text        not null,
    scopes       text[]      not null check (scopes <@ array [
                     'SEARCH', 'CONTENT_READ', 'CONTENT_WRITE', 'FEEDBACK_WRITE', 'OPPORTUNITIES_READ',
                     'OPPORTUNITIES_WRITE', 'REPORTS_READ', 'PEOPLE_ADMIN']),
    may_act_for  boolean     not null,
    created_by   uuid references person on delete set null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
