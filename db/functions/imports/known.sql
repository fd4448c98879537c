-- What stands on these records of what a file can say: numbers, ethnicity, disabilities.
create or replace function imports.known(p_people uuid[], p_day date) returns table (person_id uuid, fact text, id uuid, value text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  a uuid := imports.writing();
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
grant execute on function imports.known to doorstep_app;
