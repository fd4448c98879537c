-- Which records were joined to which: a child who was recorded twice is counted once. The ids alone, of the reader's authority: all
-- for whoever counts; else of those whom the reader finds in the index, for by the others they would learn that somebody is restricted.
create or replace function scope.joined_records() returns table (authority_id uuid, person_id uuid, identity_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.authority_id, p.id, p.identity_id from person p
  where p.authority_id = any (nullif(current_setting('app.authority', true), '')::uuid[]) and p.identity_id <> p.id
    and (current_setting('app.counting', true) = 'yes'
      or p.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
        and p.locality_id = any (nullif(current_setting('app.index_localities', true), '')::uuid[]))
$$;
grant execute on function scope.joined_records to doorstep_app;
