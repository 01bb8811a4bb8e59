-- An erased person keeps the row, so that the id stays a pseudonym in the ledger and the audit log; nothing leads back from it.
alter table person
    add column erased_at timestamptz,
    add constraint person_erased_is_empty check (erased_at is null
        or (not active and password_hash is null and crm_user_id is null and name = 'Erased person'
            and email = 'erased-' || id || '@erased.invalid'));
