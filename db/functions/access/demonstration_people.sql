-- The invented people of a demonstration, for the page that lets you be one of them. Empty anywhere else.
create or replace function access.demonstration_people() returns table (membership_id uuid, account_id uuid, name text, role text, title text, agency text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, a.id, a.name, m.role, coalesce(p.title, m.role), g.name
  from membership m join account a on a.id = m.account_id
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  left join lateral (
    select t.title from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
    where h.authority_id = m.authority_id and h.worker_id = m.worker_id and not h.deputy order by h.valid_from desc limit 1
  ) p on true
  where exists (select 1 from installation where key = 'demonstration') and m.role <> 'service' and a.closed_at is null
  order by a.name
$$;
grant execute on function access.demonstration_people to doorstep_app;
