-- Which incarnation of an engine's index was filled from this record: any other one is lost, new, or of another record.
create table filled_index (
    engine      text        primary key,
    incarnation text        not null,
    filled_at   timestamptz not null
);
