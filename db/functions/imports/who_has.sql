-- Who has any of these numbers (as people.plain_identifier writes them), the record made first before the others.
create or replace function imports.who_has(p_plain text[]) returns table (scheme text, value text, person_id uuid, identity_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  a uuid := imports.writing();
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
grant execute on function imports.who_has to doorstep_app;
