-- Whether a membership is that of somebody's manager. Local: at the front door its manager; in a place whoever runs it; and a manager of
-- either kind for the people of their own team.
create or replace function access.manages(p_membership uuid, p_account uuid, p_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from membership m
    join membership o on o.authority_id = m.authority_id and o.account_id = p_account and o.account_id <> m.account_id
      and o.valid_from <= p_day and (o.valid_to is null or o.valid_to >= p_day)
    where m.id = p_membership and m.role in ('front-door-manager', 'neighbourhood-manager')
      and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
      and (m.role = 'front-door-manager' and o.role in ('front-door-worker', 'front-door-manager')
        or exists (select 1 from scope.teams_of(m.authority_id, m.worker_id, p_day) t(id)
          join scope.teams_of(m.authority_id, o.worker_id, p_day) u(id) on u.id = t.id)
        or m.role = 'neighbourhood-manager'
          and scope.localities_of(m.authority_id, m.worker_id, '{locality}', p_day) && scope.localities_of(m.authority_id, o.worker_id, '{locality}', p_day)))
$$;
