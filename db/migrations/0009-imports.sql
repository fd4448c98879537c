-- Bringing in files: whom a row means, and what a row may change. The tables stand in 0003.

create schema imports;
grant usage on schema imports to doorstep_app;

-- A corrected row of a file may correct what the file brought.
grant update (source_code, step) on referral to doorstep_app;

-- The authority that this transaction entered, to import. An import reads numbers and facts of children whose
-- record nobody opens for it: only through the functions below, which show a value to nobody.
create function imports.home() returns uuid language sql stable set search_path = public, pg_temp as $$
  select (nullif(current_setting('app.authority', true), '')::uuid[])[1]
  where 'import' = any (nullif(current_setting('app.writes', true), '')::text[])
$$;

-- The service that imports on somebody's behalf.
create function imports.service(p_day date) returns table (account_id uuid, membership_id uuid, agency_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.account_id, m.id, m.agency_id, a.name from membership m join account a on a.id = m.account_id
  where m.authority_id = (nullif(current_setting('app.authority', true), '')::uuid[])[1] and m.role = 'service'
    and a.closed_at is null and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
  order by m.id limit 1
$$;

-- Who has any of these numbers (as people.plain_identifier writes them), the record made first before the others.
create function imports.who_has(p_plain text[]) returns table (scheme text, value text, person_id uuid, identity_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  a uuid := imports.home();
begin
  return query
  select i.scheme, i.value, p.id, p.identity_id
  from person_identifier i join person p on p.authority_id = a and p.id = i.person_id
  where i.authority_id = a and people.plain_identifier(i.value) = any (p_plain) and i.scheme in ('local', 'upn', 'former upn')
    and (i.valid_to is null or i.valid_from is null or i.valid_to >= i.valid_from)
    and not exists (select 1 from person_identifier c where c.authority_id = a and c.corrects = i.id)
  order by p.recorded_at, p.id;
end
$$;

-- What stands on these records of what a file can say: numbers, ethnicity, disabilities.
create function imports.known(p_people uuid[], p_day date) returns table (person_id uuid, fact text, id uuid, value text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  a uuid := imports.home();
begin
  return query
  select i.person_id, i.scheme, i.id, i.value from person_identifier i
  where i.authority_id = a and i.person_id = any (p_people) and (i.valid_to is null or i.valid_from is null or i.valid_to >= i.valid_from)
    and not exists (select 1 from person_identifier c where c.authority_id = a and c.corrects = i.id)
  union all
  select f.person_id, f.fact, f.id, f.value from person_fact f
  where f.authority_id = a and f.person_id = any (p_people) and f.fact in ('ethnicity', 'disability') and (f.valid_to is null or f.valid_to >= p_day)
    and (f.valid_to is null or f.valid_from is null or f.valid_to >= f.valid_from)
    and not exists (select 1 from person_fact c where c.authority_id = a and c.corrects = f.id);
end
$$;

-- Thousands of rows come in one transaction, and nobody else counts them before it ends: without this the planner believes that the
-- tables are as small as they were, and every foreign key is checked by reading them whole.
create function imports.count_rows() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if imports.home() is null then raise insufficient_privilege using message = 'not here to import'; end if;
  analyze person, household, person_identifier, person_fact, household_member, contact, contact_child, contact_version, decision, referral, imported_row;
end
$$;

call access.write_policies('once');
revoke execute on all functions in schema imports from public;
grant execute on function imports.home, imports.service, imports.who_has, imports.known, imports.count_rows to doorstep_app;

-- Whether the national code of this authority may become another: none that somebody else has, and none once files came in under it.
create function access.code_standing(p_code text) returns table (taken boolean, imported boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from authority where code = p_code and id <> all (h.home)),
    exists (select 1 from imported_row where authority_id = any (h.home))
  from (select coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}') as home) h
$$;
revoke execute on function access.code_standing from public;
grant execute on function access.code_standing to doorstep_app;
