create table idempotent_answer (
    principal    text        not null,
    route        text        not null,
    key          text        not null,
    request_hash char(64)    not null,
    status       int         not null,
    body         text        not null,
    location     text,
    etag         text,
    expires_at   timestamptz not null,
    primary key (principal, route, key)
);

create index idempotent_answer_expiry on idempotent_answer (expires_at);
