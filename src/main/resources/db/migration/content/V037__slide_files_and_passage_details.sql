alter table passage
    add column links                jsonb   not null default '[]',
    add column alt_texts            text[]  not null default '{}',
    add column section              text    not null default '',
    add column language             text    not null default '',
    add column slide_sha256         char(64),
    add column small_preview_sha256 char(64),
    add column text_preview         boolean not null default false;

alter table snippet_revision
    add column slide_sha256         char(64),
    add column small_preview_sha256 char(64),
    add column text_preview         boolean not null default false;
