-- Of one account, or of all.
create or replace function access.list_memberships(p_account uuid) returns table (membership_id uuid, account_id uuid, name text, agency_id uuid, agency text, worker_id uuid, role text, valid_from date, valid_to date)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.account_id, a.name, m.agency_id, g.name, m.worker_id, m.role, m.valid_from, m.valid_to
  from membership m join account a on a.id = m.account_id join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  where m.authority_id = access.managed_authority() and m.role <> 'service' and (p_account is null or m.account_id = p_account)
  order by a.name, m.valid_from desc, m.id desc
$$;
grant execute on function access.list_memberships to doorstep_app;
