-- Loads before the migrations, which call it.
-- Naming a child in a contact opens their record to everybody at the front door but the one who named them: so that is said truly, of a
-- child whom they find or added just now. Else what is restricted would be named where anybody reads it. An import writes in the name of
-- whoever brought the file.
create or replace function access.keep_namers() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not row_security_active(tg_relid) or 'imported' = any (nullif(current_setting('app.writes', true), '')::text[]) then return new; end if;
  if new.added_by is null or new.added_by <> all (scope.own_workers()) then
    raise insufficient_privilege using message = 'a child is named in a contact by whoever writes it';
  end if;
  if not exists (select 1 from person p where p.authority_id = new.authority_id and p.id = new.person_id)
    and coalesce(new.person_id <> all (nullif(current_setting('app.new_people', true), '')::uuid[]), true) then
    raise insufficient_privilege using message = 'this child is not for this actor to name';
  end if;
  return new;
end
$$;
