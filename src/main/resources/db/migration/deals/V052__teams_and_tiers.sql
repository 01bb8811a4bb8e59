-- Who sells, as the CRM has it: deals are compared within teams and tiers, so that a good rep does not make a snippet look good.
alter table opportunity
    add column team       text,
    add column owner_tier text,
    -- a short name for counting: uuids are too wide for what counts millions
    add column number     bigint generated always as identity;

create unique index opportunity_number on opportunity (number);
