-- A contact whose children were not settled belongs where the first of them does, with all that hangs on it.
create or replace function scope.place_contact(p_authority uuid, p_contact uuid, p_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place uuid;
  t text;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}'))
    or not ('deciding' = any (coalesce(nullif(current_setting('app.writes', true), '')::text[], '{}'))) then
    raise insufficient_privilege using message = 'not here to place a contact';
  end if;
  select p.locality_id into place from person p
  join contact_child k on k.authority_id = p.authority_id and k.person_id = p.id and k.contact_id = p_contact and k.removed_at is null
  where p.authority_id = p_authority and p.id = p_person;
  if place is null then return; end if;
  update contact c set locality_id = place from locality l
  where c.authority_id = p_authority and c.id = p_contact and l.authority_id = p_authority and l.id = c.locality_id and not l.placed;
  if not found then return; end if;
  foreach t in array scope.tables_of_contact() loop
    execute format('update %I set locality_id = $1 where authority_id = $2 and contact_id = $3 and locality_id <> $1', t) using place, p_authority, p_contact;
  end loop;
end
$$;
grant execute on function scope.place_contact to doorstep_app;
