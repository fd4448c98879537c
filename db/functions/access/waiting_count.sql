-- How many contacts wait, for the number beside the word in the header of a front door page: for whoever works the queue, as the
-- permission table says. The page asks before anybody enters; after that it answers about the one who entered alone.
create or replace function access.waiting_count(p_membership uuid, p_restrictions text[], p_day date) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from membership m join account a on a.id = m.account_id and a.closed_at is null join waiting w on w.authority_id = m.authority_id
  where m.id = p_membership and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
    and m.role in ('front-door-worker', 'front-door-manager')
    and coalesce(m.id = any (nullif(current_setting('app.membership', true), '')::uuid[]), true)
    and w.decided_at is null and w.restriction = any (p_restrictions) and (w.restriction = 'none' or m.role = 'front-door-manager')
$$;
grant execute on function access.waiting_count to doorstep_app;
