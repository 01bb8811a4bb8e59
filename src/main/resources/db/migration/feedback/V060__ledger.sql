-- What happened with snippets. The opportunity is kept by the CRM's own name, so that one told later resolves by itself.
create table usage (
    id                      uuid primary key,
    principal               text        not null,
    client_id               text,
    person_id               uuid,
    snippet_id              uuid        not null,
    revision                int         not null check (revision > 0),
    channel                 text        not null check (channel in ('call', 'email', 'meeting', 'webinar', 'conference',
                                                                    'user-conference', 'share-link')),
    audience_size           int         check (audience_size between 1 and 1000000),
    opportunity_source      text,
    opportunity_external_id text,
    occurred_at             timestamptz not null,
    recorded_at             timestamptz not null,
    is_demo                 boolean     not null default false,
    check ((opportunity_source is null) = (opportunity_external_id is null)),
    unique (principal, client_id)
);

create index usage_snippet on usage (snippet_id, occurred_at);
create index usage_opportunity on usage (opportunity_source, opportunity_external_id)
    where opportunity_source is not null;

create table rating (
    id          uuid primary key,
    principal   text        not null,
    client_id   text,
    person_id   uuid,
    snippet_id  uuid        not null,
    revision    int         not null check (revision > 0),
    usage_id    uuid        references usage (id),
    applause    smallint    check (applause between 1 and 5),
    reaction    text        check (reaction in ('landed', 'fell-flat', 'drew-objection')),
    comment     text        check (length(comment) <= 2000),
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    is_demo     boolean     not null default false,
    check (applause is not null or reaction is not null),
    unique (principal, client_id)
);

create index rating_snippet on rating (snippet_id, id);
create index rating_usage on rating (usage_id) where usage_id is not null;

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.is_demo then
            return old;
        end if;
    end if;
    raise exception 'the ledger is append-only';
end $$;

create function refuse_ledger_truncation() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only';
end $$;

create trigger usage_append_only before update or delete on usage
    for each row execute function refuse_ledger_change();
create trigger usage_no_truncate before truncate on usage
    for each statement execute function refuse_ledger_truncation();
create trigger rating_append_only before update or delete on rating
    for each row execute function refuse_ledger_change();
create trigger rating_no_truncate before truncate on rating
    for each statement execute function refuse_ledger_truncation();
