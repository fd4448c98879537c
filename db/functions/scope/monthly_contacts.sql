-- For whoever is told the figures of every place. By the place and month in which a contact was received. On time: of those whose decision is due by now, decided by then.
create or replace function scope.monthly_contacts(p_from date, p_now timestamptz) returns table (locality_id uuid, month date, contacts int, due int, on_time int, referred int)
language sql stable security definer set search_path = public, pg_temp as $$
  with received as (
    select c.locality_id, date_trunc('month', c.received_at at time zone 'Europe/London')::date as month, c.id, c.due_at
    from contact c where (select scope.counts_every_place(true)) and c.authority_id = (select scope.own_authority()) and c.received_at >= p_from::timestamp at time zone 'Europe/London' and c.received_at <= p_now
  ), decided as (
    select d.contact_id, min(d.decided_at) as decided_at
    from decision d where d.authority_id = (select scope.own_authority()) and d.decided_at >= p_from::timestamp at time zone 'Europe/London' group by 1
  ), referred as (
    select f.contact_id, count(*)::int as n from referral f where f.authority_id = (select scope.own_authority()) group by 1
  )
  select r.locality_id, r.month, count(*)::int,
    count(*) filter (where r.due_at <= p_now)::int,
    count(*) filter (where r.due_at <= p_now and d.decided_at <= r.due_at)::int,
    coalesce(sum(f.n), 0)::int
  from received r left join decided d on d.contact_id = r.id left join referred f on f.contact_id = r.id
  group by r.locality_id, r.month
$$;
grant execute on function scope.monthly_contacts to doorstep_app;
