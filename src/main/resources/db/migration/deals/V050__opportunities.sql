-- Concepts stand here by name, without a reference: a concept can go, and what the CRM said stays.
create table opportunity (
    id              uuid primary key,
    source          text           not null,
    external_id     text           not null,
    name            text           not null,
    account         text           not null,
    owner_email     text,
    owner_crm_id    text,
    amount          numeric(19, 4) check (amount >= 0),
    currency        char(3),
    stage           text,
    stage_history   jsonb          not null,
    segments        text[]         not null,
    competitor      text,
    outcome         text           not null check (outcome in ('open', 'won', 'lost', 'no-decision')),
    outcome_reasons text[]         not null,
    closed_at       timestamptz,
    -- the CRM's own time of the change
    updated_at      timestamptz    not null,
    -- our time of the last change
    changed_at      timestamptz    not null,
    unique (source, external_id),
    check ((amount is null) = (currency is null)),
    check ((outcome = 'open') = (closed_at is null))
);

create index opportunity_newest on opportunity (updated_at, id);
create index opportunity_account on opportunity (lower(account) text_pattern_ops);
create index opportunity_name on opportunity (lower(name) text_pattern_ops);
create index opportunity_closed on opportunity (closed_at) where closed_at is not null;
