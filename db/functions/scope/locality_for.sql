create or replace function scope.locality_for(p_authority uuid, p_ward text, p_day date) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select scope.locality_of(p_authority, null, p_ward, p_day)
$$;
grant execute on function scope.locality_for to doorstep_app;
