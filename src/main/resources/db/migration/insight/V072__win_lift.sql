-- Full passes over the ledger: which one the numbers come from, and when it was.
create table evidence_pass (
    version     bigint generated always as identity primary key,
    counted_at  timestamptz not null,
    finished_at timestamptz not null,
    deals       bigint      not null,
    uses        bigint      not null,
    floor       int         not null,
    matched_by  text[]      not null
);

-- How much more often deals are won with a snippet than without it. A pass replaces all rows at once. Of what is below the floor, only
-- the row over all deals is kept.
create table snippet_lift (
    snippet_id   uuid   not null,
    -- '' is all deals; otherwise taxonomy/concept, channel/<word> or audience/<from>-<to>
    segment      text   not null,
    version      bigint not null references evidence_pass (version),
    label        text   not null check (label in ('winning', 'losing', 'no-clear-difference', 'not-enough-deals')),
    deals        int    not null,
    won          int    not null,
    -- from here on absent without an estimate; below the floor it is for ranking only
    used         int,
    used_won     int,
    others       int,
    others_won   int,
    expected_won double precision,
    lift         double precision,
    standard_error double precision,
    low          double precision,
    high         double precision,
    p_value      double precision,
    shrunk       double precision,
    shrunk_error double precision,
    shrunk_low   double precision,
    shrunk_high  double precision,
    primary key (snippet_id, segment),
    check (lift is not null or label = 'not-enough-deals')
);

-- Applause counts one voice a person, newer ratings more; what is believed of it is drawn towards the usual.
alter table snippet_evidence
    add column believed_applause double precision,
    add column applause_low      double precision,
    add column applause_high     double precision,
    add column raters            bigint not null default 0,
    add column people            bigint not null default 0,
    add column deals             bigint not null default 0,
    -- as which one it is played, on average
    add column mean_place        double precision;

insert into evidence_due (snippet_id) select snippet_id from snippet_evidence;
