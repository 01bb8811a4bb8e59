-- A riff that somebody asks for. Concepts and the kind stand here by name: what the model renames is renamed here.
create table request (
    id             uuid        primary key,
    version        bigint      not null,
    state          text        not null check (state in ('open', 'accepted', 'answered', 'shipped', 'declined')),
    text           text        not null check (length(text) between 1 and 2000),
    kind           text,
    concepts       text[]      not null,
    opportunity_id uuid        references opportunity (id) on delete set null,
    needed_by      date,
    asked_by       uuid        references person (id) on delete set null,
    owner          uuid        references person (id) on delete set null,
    snippet_id     uuid        references snippet (id) on delete set null,
    -- what was said with the answer
    word           text        not null check (length(word) <= 2000),
    -- the different words of the text, as search looks them up: similar requests have many in common
    stems          text[]      not null,
    -- how many rows of request_vote there are, by which lists are ordered
    votes          integer     not null check (votes >= 0),
    asked_at       timestamptz not null,
    answered_at    timestamptz,
    changed_at     timestamptz not null,
    check ((state in ('open', 'accepted')) = (answered_at is null))
);

create index request_by_state on request (state, votes, id);
create index request_by_votes on request (votes, id);
create index request_by_asker on request (asked_by, id);
create index request_answered on request (answered_at) where answered_at is not null;
create index request_asked on request (asked_at);
create index request_similar on request using gin (stems) where state in ('open', 'accepted');
create index request_snippet on request (snippet_id) where snippet_id is not null;
create index request_opportunity on request (opportunity_id) where opportunity_id is not null;
create index request_owner on request (owner) where owner is not null;

-- Who needs it. The asker is the first.
create table request_vote (
    request_id uuid        not null references request (id) on delete cascade,
    person_id  uuid        not null references person (id) on delete cascade,
    voted_at   timestamptz not null,
    primary key (request_id, person_id)
);

create index request_vote_of_person on request_vote (person_id);
