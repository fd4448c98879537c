create or replace function access.memberships_of(p_account uuid, p_day date) returns table (membership_id uuid, authority_id uuid, authority text, agency text, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.authority_id, a.name, g.name, m.role
  from membership m join authority a on a.id = m.authority_id join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  where m.account_id = p_account and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
  order by a.name, m.role
$$;
grant execute on function access.memberships_of to doorstep_app;
