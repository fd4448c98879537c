-- Stamps these people with all records of their identities, and the contacts that name any of them: as it is today, for whoever changes
-- people or places.
create or replace function scope.stamp_identities(p_authority uuid, p_people uuid[], p_day date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  everyone uuid[];
  moved int;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  if not coalesce('{identity,places}'::text[] && nullif(current_setting('app.writes', true), '')::text[], false) or p_day is distinct from access.today() then
    raise insufficient_privilege using message = 'people are stamped as it is today, by whoever changes people or places';
  end if;
  select coalesce(array_agg(distinct g.id), '{}') into everyone
  from person p join person g on g.authority_id = p_authority and g.identity_id = p.identity_id where p.authority_id = p_authority and p.id = any (p_people);
  moved := scope.stamp(p_authority, everyone, p_day);
  perform scope.stamp_households(p_authority, everyone, p_day);
  perform scope.stamp_contacts(p_authority, (
    select coalesce(array_agg(distinct c.contact_id), '{}') from contact_child c where c.authority_id = p_authority and c.person_id = any (everyone)));
  return moved;
end
$$;
grant execute on function scope.stamp_identities to doorstep_app;
