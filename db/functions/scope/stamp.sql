-- Stamps every row that hangs on these people: locality by their address on that day, the strictest restriction of their identity,
-- also on the index row and the events about them. Contacts keep the locality of the day they were received; their restriction
-- follows their children (scope.stamp_contacts). Returns how many people moved. No temporary table: a caller could make one first.
create or replace function scope.stamp(p_authority uuid, p_people uuid[], p_day date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  places uuid[];
  marks text[];
  t text;
  moved int;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  select array_agg(s.person_id), array_agg(s.locality_id), array_agg(s.mark) into ids, places, marks from (
    select w.person_id, w.locality_id, case when exists (
      select 1 from person p join person g on g.authority_id = p_authority and g.identity_id = p.identity_id
      where p.authority_id = p_authority and p.id = w.person_id and g.own_restriction <> 'none') then 'restricted' else 'none' end as mark
    from scope.places_of(p_authority, p_people, p_day) w) s;
  if ids is null then return 0; end if;
  select count(*)::int into moved from person p join unnest(ids, places) s(id, place) on p.id = s.id where p.authority_id = p_authority and p.locality_id <> s.place;
  update person p set locality_id = s.place, restriction = s.mark from unnest(ids, places, marks) s(id, place, mark)
    where p.authority_id = p_authority and p.id = s.id and (p.locality_id, p.restriction) is distinct from (s.place, s.mark);
  foreach t in array array['person_name', 'person_address', 'person_identifier', 'person_fact', 'relationship', 'household_member', 'involvement', 'allocation', 'person_merge'] loop
    execute format('update %I r set locality_id = s.place, restriction = s.mark from unnest($2, $3, $4) s(id, place, mark)
      where r.authority_id = $1 and r.person_id = s.id and (r.locality_id, r.restriction) is distinct from (s.place, s.mark)', t) using p_authority, ids, places, marks;
  end loop;
  update person_restriction r set locality_id = s.place from unnest(ids, places) s(id, place)
    where r.authority_id = p_authority and r.person_id = s.id and r.locality_id <> s.place;
  -- what was done stays where it was done; who may see that it was done follows the person
  update event r set restriction = s.mark from unnest(ids, marks) s(id, mark)
    where r.authority_id = p_authority and r.person_id = s.id and r.contact_id is null and r.restriction <> s.mark;
  return moved;
end
$$;
grant execute on function scope.stamp to doorstep_app;
