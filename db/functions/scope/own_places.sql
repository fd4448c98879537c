-- The places whose posts the one who enters holds today, under the membership entered with.
create or replace function scope.own_places() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select unnest(scope.localities_of(m.authority_id, m.worker_id, '{locality}', access.today())) from membership m
  where m.authority_id = scope.own_authority() and m.id = any (nullif(current_setting('app.membership', true), '')::uuid[])
$$;
grant execute on function scope.own_places to doorstep_app;
