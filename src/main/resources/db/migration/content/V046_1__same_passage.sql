-- Whether two passages say the same. Those that were read before small previews were drawn have hashes of another making, and neither
-- their links nor their pictures can be compared: for them the words decide.
create function same_passage(was passage, now passage) returns boolean language sql immutable parallel safe
return was.content_hash = now.content_hash or (was.small_preview_sha256 is null and was.links = '[]'
    and now.small_preview_sha256 is not null and was.title = now.title and was.body = now.body and was.notes = now.notes);

-- As before, but for how passages are compared. Where there is no passage, nothing is the same.
create or replace view deck_change as
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
where s.lifecycle <> 'retired' and same_passage(was, now) is not true
    and (kept_snippet.snippet_id is null
        or not (same_passage(kept, now) is true or (kept.id is null and now.id is null)));
