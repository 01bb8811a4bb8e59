alter table snippet
    add publish_at        timestamptz,
    add expires_at        timestamptz,
    add verifier          uuid references person (id),
    add review_by         date,
    add verified_revision int,
    add verified_by       uuid references person (id),
    add verified_at       timestamptz,
    add check ((publish_at is not null) <= (lifecycle in ('draft', 'in-review', 'approved'))),
    add check ((verified_revision is null) = (verified_at is null));

create index snippet_publish_at on snippet (publish_at) where publish_at is not null;
create index snippet_expires_at on snippet (expires_at) where expires_at is not null and published_revision is not null;
create index snippet_review_by on snippet (review_by) where review_by is not null and lifecycle <> 'retired';

-- The person who wrote it, as the rule of four eyes needs it; who sent the request stands in the audit log.
alter table snippet_revision add author uuid references person (id);

update snippet_revision set author = person.id from person where person.id = snippet_revision.created_by;

alter table snippet_revision drop created_by;

-- What was said in the review of a snippet. Never changed.
create table review_entry (
    id         uuid primary key,
    snippet_id uuid        not null references snippet (id) on delete cascade,
    revision   int         not null,
    action     text        not null check (action in ('submit', 'approve', 'send-back', 'comment')),
    person     uuid references person (id),
    comment    text        not null check (length(comment) <= 4000),
    at         timestamptz not null
);

create index review_entry_snippet on review_entry (snippet_id, id);
