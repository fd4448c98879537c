-- The rows that follow a household take the strictest restriction of who lives in it, and the place where most of them live.
create or replace function scope.stamp_households(p_authority uuid, p_people uuid[], p_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  places uuid[];
  marks text[];
begin
  select array_agg(s.id), array_agg(s.place), array_agg(s.mark) into ids, places, marks from (
    select m.household_id as id, mode() within group (order by p.locality_id) as place,
      case when bool_or(p.restriction <> 'none') then 'restricted' else 'none' end as mark
    from household_member m join person p on p.authority_id = m.authority_id and p.id = m.person_id
    where m.authority_id = p_authority and (m.valid_from is null or m.valid_from <= p_day) and (m.valid_to is null or m.valid_to >= p_day)
      and not exists (select 1 from household_member c where c.authority_id = m.authority_id and c.corrects = m.id)
      and m.household_id in (select o.household_id from household_member o where o.authority_id = p_authority and o.person_id = any (p_people))
    group by m.household_id) s;
  if ids is not null then perform scope.stamp_rows_of_households(p_authority, ids, places, marks); end if;
end
$$;
