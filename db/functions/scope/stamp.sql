-- Stamps every row that follows these people (the catalogue says which tables, access.protect): locality by their address on that day, the strictest restriction of their identity,
-- also on the index row and the events about them. Contacts keep the locality of the day they were received; their restriction
-- follows their children (scope.stamp_contacts). Returns how many people moved. No temporary table: a caller could make one first.
-- The app reaches it through scope.stamp_identities alone.
create or replace function scope.stamp(p_authority uuid, p_people uuid[], p_day date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  places uuid[];
  marks text[];
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
  perform scope.stamp_rows_of_people(p_authority, ids, places, marks);
  return moved;
end
$$;
