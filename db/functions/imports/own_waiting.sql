-- Which of one's own imports wait, whole or in part, for somebody to take them in or refuse them: only that they wait.
create or replace function imports.own_waiting() returns table (run_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct w.run_id from import_waiting w join import_run r on r.authority_id = w.authority_id and r.id = w.run_id
  where w.authority_id = imports.home() and w.taken_at is null and w.refused_at is null
    and r.account_id = any (nullif(current_setting('app.account', true), '')::uuid[])
$$;
grant execute on function imports.own_waiting to doorstep_app;
