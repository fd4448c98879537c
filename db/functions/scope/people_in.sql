-- The next people, in the order of their ids, who have an address in any of these areas or inside one; without areas, everybody.
-- For whoever changes places, after which people are stamped anew.
create or replace function scope.people_in(p_authority uuid, p_areas text[], p_after uuid, p_most int) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  if not coalesce('places' = any (nullif(current_setting('app.writes', true), '')::text[]), false) then
    raise insufficient_privilege using message = 'only whoever changes places asks this';
  end if;
  return (
    with recursive inside (code) as (
      select unnest(p_areas) union select a.code from area a join inside i on a.parent_code = i.code
    )
    select coalesce(array_agg(id order by id), '{}') from (
      select p.id from person p
      where p.authority_id = p_authority and (p_after is null or p.id > p_after)
        and (p_areas is null or exists (
          select 1 from person_address a left join postcode c on c.postcode = a.postcode
          where a.authority_id = p_authority and a.person_id = p.id
            and (a.ward_code in (select code from inside) or c.ward_code in (select code from inside) or c.lsoa_code in (select code from inside))))
      order by p.id limit p_most
    ) next);
end
$$;
grant execute on function scope.people_in to doorstep_app;
