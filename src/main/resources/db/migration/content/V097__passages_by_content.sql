-- A slide that somebody returns is recognised by its content.
create index passage_by_content on passage (content_hash);
