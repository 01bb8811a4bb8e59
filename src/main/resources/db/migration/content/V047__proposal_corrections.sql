-- What was proposed for a passage, and what a marketer made of it, so that the proposals can be measured. Of whoever it was,
-- nothing is kept. One row a passage: its first snippet counts, and being left only until then.
-- proposer: the version of the proposing; left_out: why it was proposed to be left out
-- chosen_kind, chosen_tags: absent where nobody chose, but left it to the proposal
create table proposal_correction (
    passage_id    uuid primary key references passage (id) on delete cascade,
    proposer      int         not null check (proposer >= 1),
    proposed_kind text        not null,
    proposed_tags text[]      not null,
    left_out      text,
    broken_up     boolean     not null,
    chosen_kind   text,
    chosen_tags   text[],
    corrected_at  timestamptz not null,
    check (broken_up or (chosen_kind is null and chosen_tags is null))
);

create index proposal_correction_time on proposal_correction (corrected_at);
