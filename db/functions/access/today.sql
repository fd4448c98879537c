-- The day in the house, as whoever entered brought it. Outside a scope there is none, and asking is an error.
create or replace function access.today() returns date language sql stable parallel safe as $$
  select current_setting('app.day')::date
$$;
grant execute on function access.today to doorstep_app;
