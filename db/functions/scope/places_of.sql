-- Where people live on a day: the latest address of any record of the same identity. The directory's ward comes before the one
-- that stood there when the address was recorded: wards are redrawn, and the older code places it only where the newer does not.
create or replace function scope.places_of(p_authority uuid, p_people uuid[], p_day date) returns table (person_id uuid, locality_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, coalesce(
    scope.placed_by(p_authority, h.lsoa_code, coalesce(h.ward_now, h.ward_then), p_day),
    scope.locality_for(p_authority, h.ward_then, p_day))
  from person p left join lateral (
    select c.lsoa_code, c.ward_code as ward_now, a.ward_code as ward_then
    from person g join person_address a on a.authority_id = p_authority and a.person_id = g.id
    left join postcode c on c.postcode = a.postcode
    where g.authority_id = p_authority and g.identity_id = p.identity_id
      and (a.valid_from is null or a.valid_from <= p_day) and (a.valid_to is null or a.valid_to >= p_day)
      and not exists (select 1 from person_address c where c.authority_id = p_authority and c.corrects = a.id)
    order by a.valid_from desc nulls last, a.recorded_at desc, a.id desc limit 1
  ) h on true
  where p.authority_id = p_authority and p.id = any (p_people)
$$;
