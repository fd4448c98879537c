-- Which records were joined to which: a child who was recorded twice is counted once. The ids alone, of the reader's
-- authority, and only for whoever counts: by them others would learn that somebody is restricted.
create or replace function scope.joined_records() returns table (authority_id uuid, person_id uuid, identity_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.authority_id, p.id, p.identity_id from person p
  where p.authority_id = any (nullif(current_setting('app.authority', true), '')::uuid[]) and p.identity_id <> p.id
    and current_setting('app.counting', true) = 'yes'
$$;
grant execute on function scope.joined_records to doorstep_app;
