-- Who the machine itself acts as in an authority: jobs enter by withActor as this actor.
create or replace function access.service_of(p_authority uuid, p_day date) returns table (
  account_id uuid, membership_id uuid, authority_id uuid, authority text, authority_short text, agency_id uuid, agency text, worker_id uuid, name text, role text
) language sql stable security definer set search_path = public, pg_temp as $$
  select m.account_id, m.id, m.authority_id, y.name, y.short_name, m.agency_id, g.name, m.worker_id, a.name, m.role
  from membership m join authority y on y.id = m.authority_id join account a on a.id = m.account_id
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  where m.authority_id = p_authority and m.role = 'service' and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
  order by m.id limit 1
$$;
grant execute on function access.service_of to doorstep_app;
