-- What was looked for in vain, for a deal that somebody named.
create index impression_in_vain on impression (opportunity_id) where opportunity_id is not null and found <> 'as-asked';
