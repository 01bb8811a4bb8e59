-- How the columns of a CRM's export become the fields of opportunities, under a name.
create table opportunity_mapping (
    name       text primary key check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 64),
    mapping    jsonb       not null,
    changed_at timestamptz not null
);
