create or replace function scope.locality_of(p_authority uuid, p_lsoa text, p_ward text, p_day date) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(scope.placed_by(p_authority, p_lsoa, p_ward, p_day), (select id from locality where authority_id = p_authority and not placed limit 1))
$$;
grant execute on function scope.locality_of to doorstep_app;
