-- On time, as FD1 counts it: contacts by the place and month in which they fell due, whenever they came. For pages that give figures beside
-- names and so cannot be in the scope of figures. Nothing for whoever is not told the figures of every place.
create or replace function scope.on_time(p_from date, p_to date, p_now timestamptz) returns table (locality_id uuid, month date, due int, on_time int)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.locality_id, date_trunc('month', c.due_at at time zone 'Europe/London')::date, count(*)::int,
    count(*) filter (where d.decided_at <= c.due_at)::int
  from contact c
  left join decision d on d.authority_id = c.authority_id and d.contact_id = c.id and d.version = 1
    and d.decided_at >= (p_from - 90)::timestamp at time zone 'Europe/London'
  where (select scope.counts_every_place(true)) and c.authority_id = (select scope.own_authority())
    and c.due_at >= p_from::timestamp at time zone 'Europe/London'
    and c.due_at < least((p_to + 1)::timestamp at time zone 'Europe/London', p_now)
  group by 1, 2
$$;
grant execute on function scope.on_time to doorstep_app;
