-- For whoever is told the figures of every place.
create or replace function scope.waiting_by_place(p_now timestamptz) returns table (locality_id uuid, waiting int, late int)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.locality_id, count(*)::int, count(*) filter (where w.due_at < p_now)::int
  from waiting w where (select scope.counts_every_place(true)) and w.authority_id = (select scope.own_authority()) and w.decided_at is null group by w.locality_id
$$;
grant execute on function scope.waiting_by_place to doorstep_app;
