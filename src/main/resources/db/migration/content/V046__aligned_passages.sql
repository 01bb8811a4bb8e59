-- How the revisions of a deck line up. Derived: what is missing is worked out again.
-- first_id: the earliest passage that this one is a counterpart of, over all revisions before; itself if it was added.
-- moved: whether it stands elsewhere than in the revision before.
create table aligned_passage (
    passage_id uuid primary key references passage (id) on delete cascade,
    deck_id    uuid    not null,
    revision   int     not null,
    first_id   uuid    not null,
    moved      boolean not null,
    unique (deck_id, first_id, revision)
);

alter table deck_revision add aligned boolean not null default false;

create index deck_revision_not_aligned on deck_revision (deck_id, number) where not aligned;

-- That a snippet stays as it is, though its passage has become another one, or has gone.
-- lineage_id: where the snippet's revision came from. passage_id: what that had become; null where it had gone.
create table kept_snippet (
    snippet_id uuid        not null references snippet (id) on delete cascade,
    lineage_id uuid        not null references passage (id) on delete cascade,
    passage_id uuid references passage (id) on delete cascade,
    person     uuid,
    at         timestamptz not null,
    primary key (snippet_id, lineage_id)
);

-- Snippets whose newest revision came from a passage that says something else in the deck's current revision, or is not in it.
create view deck_change as
select s.id as snippet_id, was.deck_id, deck.current_revision as revision, was.id as was_id, now.id as now_id
from snippet s
join snippet_revision r on r.snippet_id = s.id and r.number = s.latest_revision
join passage was on was.id = r.passage_id
join deck on deck.id = was.deck_id and deck.current_revision > was.revision
join deck_revision on deck_revision.deck_id = deck.id and deck_revision.number = deck.current_revision
    and deck_revision.aligned
join aligned_passage before on before.passage_id = was.id
left join aligned_passage after on after.deck_id = before.deck_id and after.first_id = before.first_id
    and after.revision = deck.current_revision
left join passage now on now.id = after.passage_id
left join kept_snippet on kept_snippet.snippet_id = s.id and kept_snippet.lineage_id = was.id
left join passage kept on kept.id = kept_snippet.passage_id
where s.lifecycle <> 'retired' and now.content_hash is distinct from was.content_hash
    and (kept_snippet.snippet_id is null or kept.content_hash is distinct from now.content_hash);
