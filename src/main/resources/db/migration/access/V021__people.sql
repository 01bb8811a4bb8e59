create table person (
    id                   uuid primary key,
    email                text        not null,
    name                 text        not null check (length(name) between 1 and 200),
    crm_user_id          text check (length(crm_user_id) between 1 and 200),
    roles                text[]      not null check (cardinality(roles) > 0
                             and roles <@ array ['ADMIN', 'MARKETER', 'REP', 'ANALYST']),
    active               boolean     not null,
    password_hash        text,
    must_change_password boolean     not null default false,
    -- moves on whenever every session of the person has to end
    session_epoch        bigint      not null default 0,
    version              bigint      not null check (version > 0),
    created_at           timestamptz not null,
    constraint person_email_is_normalised check (email = lower(email) and length(email) between 3 and 254),
    constraint person_email_taken unique (email),
    constraint person_crm_user_id_taken unique (crm_user_id)
);

create table people_group (
    id         uuid primary key,
    name       text        not null check (length(name) between 1 and 200),
    created_at timestamptz not null
);

create unique index people_group_name_taken on people_group (lower(name));

create table group_member (
    group_id  uuid not null references people_group,
    person_id uuid not null references person on delete cascade,
    primary key (person_id, group_id)
);

create index group_member_group on group_member (group_id);
