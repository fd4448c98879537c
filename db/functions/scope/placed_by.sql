-- The locality that holds the finest area of a line: the LSOA, the ward, then whatever the ward lies in, to any depth. None: null.
-- An LSOA's ward is only a best fit, so the ward is always the postcode's own.
create or replace function scope.placed_by(p_authority uuid, p_lsoa text, p_ward text, p_day date) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive line (code, depth) as (
    select p_ward, 1 where p_ward is not null
    union all
    select a.parent_code, l.depth + 1 from line l
    join area a on a.code = l.code and a.parent_code is not null
    join area_edition e on e.id = a.edition_id and e.valid_from <= p_day and (e.valid_to is null or e.valid_to >= p_day)
    where l.depth < 12
  )
  select y.id from (select p_lsoa, 0 where p_lsoa is not null union all select code, depth from line) l (code, depth)
  join locality_area a on a.authority_id = p_authority and a.area_code = l.code and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
  join locality y on y.authority_id = p_authority and y.id = a.locality_id and y.valid_from <= p_day and (y.valid_to is null or y.valid_to >= p_day)
  order by l.depth, a.valid_from desc limit 1
$$;
