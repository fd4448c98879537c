-- By the ward in which the first child named lived on that day, for whoever sees the figures of every place.
create or replace function scope.contacts_by_ward(p_from date, p_to date) returns table (ward_code text, contacts int)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.ward_code, count(*)::int
  from contact c
  left join lateral (
    select a.ward_code from contact_child k
    join person_address a on a.authority_id = k.authority_id and a.person_id = k.person_id
      and (a.valid_from is null or a.valid_from <= (c.received_at at time zone 'Europe/London')::date)
      and (a.valid_to is null or a.valid_to >= (c.received_at at time zone 'Europe/London')::date)
      and not exists (select 1 from person_address x where x.authority_id = a.authority_id and x.corrects = a.id)
    where k.authority_id = c.authority_id and k.contact_id = c.id and k.removed_at is null
    order by k.added_at, k.id, a.valid_from desc nulls last, a.recorded_at desc limit 1
  ) a on true
  where (select scope.counts_every_place(false)) and c.authority_id = (select scope.own_authority())
    and c.received_at >= p_from::timestamp at time zone 'Europe/London' and c.received_at < p_to::timestamp at time zone 'Europe/London'
  group by a.ward_code
$$;
grant execute on function scope.contacts_by_ward to doorstep_app;
