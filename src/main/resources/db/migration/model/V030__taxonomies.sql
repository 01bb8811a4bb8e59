create table taxonomy (
    id         text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 64),
    pref_label text not null,
    definition text not null
);

create table concept (
    taxonomy   text   not null references taxonomy (id),
    id         text   not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 64),
    position   int    not null,
    pref_label text   not null,
    alt_labels text[] not null,
    broader    text   check (broader <> id),
    definition text   not null,
    primary key (taxonomy, id),
    foreign key (taxonomy, broader) references concept (taxonomy, id)
);

-- Nodes keep the taxonomies in memory, and look here whether anybody changed them.
create table taxonomy_version (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);

insert into taxonomy_version (number) values (1);

create function move_taxonomy_version() returns trigger language plpgsql as $$
begin
    update taxonomy_version set number = number + 1;
    return null;
end $$;

create trigger taxonomy_changed after insert or update or delete on taxonomy
    for each statement execute function move_taxonomy_version();

create trigger concept_changed after insert or update or delete on concept
    for each statement execute function move_taxonomy_version();
