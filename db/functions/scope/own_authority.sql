create or replace function scope.own_authority() returns uuid language sql stable set search_path = public, pg_temp as $$
  select (nullif(current_setting('app.authority', true), '')::uuid[])[1]
$$;
grant execute on function scope.own_authority to doorstep_app;
