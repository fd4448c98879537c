-- Loads before the migrations, which call it.
-- An answer is held by whoever writes it, with a decision of its contact: it is given in that name later. The owner is not held here.
create or replace function access.keep_held_answers() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if row_security_active(tg_relid) and (new.written_by is null or new.written_by <> all (scope.own_workers()) or not exists (
    select 1 from decision d where d.authority_id = new.authority_id and d.id = new.decision_id and d.contact_id = new.contact_id)) then
    raise insufficient_privilege using message = 'an answer is held by whoever writes it, with a decision of its contact';
  end if;
  return new;
end
$$;
