-- Moves on with every change of the taxonomy: what an editor's If-Match names.
alter table taxonomy add column version bigint not null default 1;

alter table concept add column deprecated boolean not null default false;

-- What the concept was called before, and what was merged into it.
alter table concept add column former_ids text[] not null default '{}';
