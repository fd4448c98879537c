-- Lets go of rows that waited, because this run takes them. The same row brought again waits again: what was written between may differ.
create or replace function imports.take_waiting(p_ids uuid[], p_run uuid, p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update import_waiting w set taken_at = p_at, taken_by_run = p_run, their_id = w.their_id || ' taken by ' || p_run
  where w.authority_id = imports.home() and w.id = any (p_ids) and w.taken_at is null and w.refused_at is null
    and 'restricted' = any (nullif(current_setting('app.restrictions', true), '')::text[])
$$;
grant execute on function imports.take_waiting to doorstep_app;
