-- What a snippet is written in, by its primary tag of BCP 47; null where nobody knows.
alter table snippet add column language text check (language ~ '^[a-z]{2,8}$');

-- Those that came from a deck are in the language of their passage.
update snippet set language = split_part(lower(passage.language), '-', 1)
from snippet_revision
join passage on passage.id = snippet_revision.passage_id
where snippet_revision.snippet_id = snippet.id and snippet_revision.number = snippet.latest_revision
    and passage.language ~* '^[a-z]{2,8}(-|$)';
