-- Loads before the migrations, which call it.
-- Naming a child in a contact opens their record to everybody at the front door but the one who named them: so that is said truly. An
-- import writes in the name of whoever brought the file.
create or replace function access.keep_namers() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if row_security_active(tg_relid) and not 'imported' = any (nullif(current_setting('app.writes', true), '')::text[])
    and (new.added_by is null or new.added_by <> all (scope.own_workers())) then
    raise insufficient_privilege using message = 'a child is named in a contact by whoever writes it';
  end if;
  return new;
end
$$;
