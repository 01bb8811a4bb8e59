-- How the newest revision of each snippet reads, so that its near-duplicates are found. Derived: can be emptied at any time.
-- hashes: what a snippet has in common with another; bands: by which it is found.
create table snippet_signature (
    snippet_id uuid primary key references snippet (id) on delete cascade,
    revision   int   not null,
    scheme     int   not null,
    hashes     int[] not null,
    bands      int[] not null
);

-- Without a pending list, which every look-up would have to read through.
create index snippet_signature_bands on snippet_signature using gin (bands) with (fastupdate = off);
