-- The instant in the house, as whoever entered brought it. Outside a scope there is none, and asking is an error.
create or replace function access.now() returns timestamptz language sql stable parallel safe as $$
  select current_setting('app.now')::timestamptz
$$;
grant execute on function access.now to doorstep_app;
