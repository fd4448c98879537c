-- Bringing in files: whom a row means, and what a row may change. The tables stand in 0003.

create schema imports;
grant usage on schema imports to doorstep_app;

-- A corrected row of a file may correct what the file brought.
grant update (source_code, step) on referral to doorstep_app;

-- The authority that this transaction entered, for somebody who writes records. An import reads numbers and facts of children whose
-- record nobody opens for it: only through the functions below, which show a value to nobody.
create function imports.home() returns uuid language sql stable set search_path = public, pg_temp as $$
  select (nullif(current_setting('app.authority', true), '')::uuid[])[1]
  where 'record' = any (nullif(current_setting('app.writes', true), '')::text[])
$$;

-- The service that imports on somebody's behalf.
create function imports.service() returns table (account_id uuid, membership_id uuid, agency_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.account_id, m.id, m.agency_id, a.name from membership m join account a on a.id = m.account_id
  where m.authority_id = (nullif(current_setting('app.authority', true), '')::uuid[])[1] and m.role = 'service'
    and a.closed_at is null and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
  order by m.id limit 1
$$;

-- Who has these numbers, the record made first before the others. A pupil number counts whether it is the present or a former one.
create function imports.who_has(p_kinds text[], p_values text[]) returns table (kind text, value text, person_id uuid, identity_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.kind, w.value, p.id, p.identity_id
  from imports.home() h(id)
  cross join unnest(p_kinds, p_values) w(kind, value)
  cross join lateral (
    select i.id, i.person_id from person_identifier i
    where i.authority_id = h.id and people.plain_identifier(i.value) = people.plain_identifier(w.value)
      and case w.kind when 'local' then i.scheme = 'local' else i.scheme in ('upn', 'former upn') end
      and (i.valid_to is null or i.valid_from is null or i.valid_to >= i.valid_from)
      and not exists (select 1 from person_identifier c where c.authority_id = h.id and c.corrects = i.id)
  ) i
  join person p on p.authority_id = h.id and p.id = i.person_id
  order by p.recorded_at, p.id
$$;

-- What stands on these records of what a file can say: numbers, ethnicity, disabilities.
create function imports.known(p_people uuid[], p_day date) returns table (person_id uuid, fact text, id uuid, value text)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.person_id, i.scheme, i.id, i.value from imports.home() h(id) join person_identifier i on i.authority_id = h.id and i.person_id = any (p_people)
  where (i.valid_to is null or i.valid_from is null or i.valid_to >= i.valid_from)
    and not exists (select 1 from person_identifier c where c.authority_id = h.id and c.corrects = i.id)
  union all
  select f.person_id, f.fact, f.id, f.value from imports.home() h(id) join person_fact f on f.authority_id = h.id and f.person_id = any (p_people)
  where f.fact in ('ethnicity', 'disability') and (f.valid_to is null or f.valid_to >= p_day)
    and (f.valid_to is null or f.valid_from is null or f.valid_to >= f.valid_from)
    and not exists (select 1 from person_fact c where c.authority_id = h.id and c.corrects = f.id)
$$;

call access.write_policies('once');
revoke execute on all functions in schema imports from public;
grant execute on function imports.home, imports.service, imports.who_has, imports.known to doorstep_app;
