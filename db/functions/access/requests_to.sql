-- The requests about accounts that concern a membership: an administrator's every one; a manager's the new links of their people.
create or replace function access.requests_to(p_membership uuid, p_day date) returns setof account_request
language sql stable security definer set search_path = public, pg_temp as $$
  select r.* from membership m join account_request r on r.authority_id = m.authority_id
  where m.id = p_membership and (m.role = 'administrator'
    or m.role in ('front-door-manager', 'neighbourhood-manager') and r.kind = 'link' and access.manages(m.id, r.account_id, p_day))
$$;
