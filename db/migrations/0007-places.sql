-- Places as they are imported: editions with names, drawings, what became of old areas; and a line of areas that places an address.

alter table area_edition add column name text;        -- as people say it: "Wards, May 2024"; none: its id
alter table area drop column path, drop column label_x, drop column label_y, drop column box;

-- Made once from boundaries and only painted on a page: one picture for each district, or for the whole edition where it has none.
create table area_drawing (
  edition_id text not null references area_edition,
  within_code text not null,                           -- the district drawn; '' where the file names none
  drawing jsonb not null,
  primary key (edition_id, within_code)
);

-- What an area of an older edition became. ONS's letter: U unchanged, S split, M merged, X redrawn otherwise.
create table area_successor (
  code text not null,
  successor_code text not null,
  change text,
  primary key (code, successor_code)
);

alter table postcode drop column easting, drop column northing, add column lon double precision, add column lat double precision;
create index on postcode (lsoa_code);

grant select on area_drawing, area_successor to doorstep_app;

-- ── The line of areas that an address lies in ───────────────────────────────────────────────────

-- The locality that holds the finest area of a line: the LSOA, the ward, then whatever the ward lies in, to any depth. None: null.
-- An LSOA's ward is only a best fit, so the ward is always the postcode's own.
create function scope.placed_by(p_authority uuid, p_lsoa text, p_ward text, p_day date) returns uuid
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

create function scope.locality_of(p_authority uuid, p_lsoa text, p_ward text, p_day date) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(scope.placed_by(p_authority, p_lsoa, p_ward, p_day), (select id from locality where authority_id = p_authority and not placed limit 1))
$$;

create or replace function scope.locality_for(p_authority uuid, p_ward text, p_day date) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select scope.locality_of(p_authority, null, p_ward, p_day)
$$;

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

-- ── Re-stamping ─────────────────────────────────────────────────────────────────────────────────

-- The next people, in the order of their ids, who have an address in any of these areas or inside one; without areas, everybody.
create function scope.people_in(p_authority uuid, p_areas text[], p_after uuid, p_most int) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
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

-- Who the machine itself acts as in an authority: jobs enter by withActor as this actor.
create function access.service_of(p_authority uuid) returns table (
  account_id uuid, membership_id uuid, authority_id uuid, authority text, authority_short text, agency_id uuid, agency text, worker_id uuid, name text, role text
) language sql stable security definer set search_path = public, pg_temp as $$
  select m.account_id, m.id, m.authority_id, y.name, y.short_name, m.agency_id, g.name, m.worker_id, a.name, m.role
  from membership m join authority y on y.id = m.authority_id join account a on a.id = m.account_id
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  where m.authority_id = p_authority and m.role = 'service' and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
  order by m.id limit 1
$$;

revoke execute on all functions in schema scope, access from public;
grant execute on function scope.locality_of, scope.people_in, access.service_of to doorstep_app;
