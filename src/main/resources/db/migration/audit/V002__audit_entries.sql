create table audit_entry (
    id           uuid primary key,
    at           timestamptz not null,
    actor_kind   text        not null check (actor_kind in ('PERSON', 'API_KEY', 'SYSTEM')),
    actor_id     uuid,
    on_behalf_of uuid,
    action       text        not null,
    subject_type text        not null,
    subject_id   uuid        not null,
    detail       jsonb       not null
);

create index audit_entry_subject on audit_entry (subject_type, subject_id, at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_audit_change();
