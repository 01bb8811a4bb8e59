-- The ledger is append-only, but for the free texts of somebody who was erased: these are emptied, and nothing else of the entry changes.
create or replace function refuse_ledger_change() returns trigger language plpgsql as $$
declare
    emptied jsonb;
begin
    if tg_op = 'DELETE' then
        if old.is_demo then
            return old;
        end if;
    elsif exists (select from person where id = old.person_id and erased_at is not null) then
        emptied := case tg_table_name when 'usage' then '{"venue": null}'::jsonb
                                      when 'rating' then '{"comment": null}'::jsonb end;
        if to_jsonb(new) = to_jsonb(old) || emptied then
            return new;
        end if;
    end if;
    raise exception 'the ledger is append-only';
end $$;
