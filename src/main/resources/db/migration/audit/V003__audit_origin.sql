-- From where a change came. Entries from before this was noted have neither.
alter table audit_entry
    add column channel text check (channel in ('api', 'page', 'job', 'command', 'system')),
    add column address text;

create index audit_entry_at on audit_entry (at, id);
create index audit_entry_actor on audit_entry (actor_id, at, id) where actor_id is not null;
create index audit_entry_on_behalf_of on audit_entry (on_behalf_of, at, id) where on_behalf_of is not null;

create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement execute function refuse_audit_change();
