-- The generations of an engine's index that are filled from this record: any other one is lost, new, or of another record. One is
-- live. Changes go to it and to the one that is building. The previous one stays as it was when it was last live.
create table index_generation (
    engine       text        not null,
    generation   text        not null,
    role         text        not null check (role in ('live', 'building', 'previous')),
    created_at   timestamptz not null,
    -- the last snippet of the record that was read into it, while it is live and not yet filled
    filled_to    uuid,
    filled_at    timestamptz,
    -- until when one node goes on filling it
    filler       text,
    leased_until timestamptz not null default '-infinity',
    checked_at   timestamptz,
    drift_found  bigint      not null default 0,
    drift_healed bigint      not null default 0,
    primary key (engine, role),
    unique (engine, generation)
);

insert into index_generation (engine, generation, role, created_at, filled_at)
select engine, incarnation, 'live', filled_at, filled_at from filled_index;

drop table filled_index;

-- The last job that was to put another generation in the live one's place.
create table index_job (
    engine text primary key,
    job_id uuid not null
);
