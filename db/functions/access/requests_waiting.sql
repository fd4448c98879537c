-- How many requests a page names to a membership: those that wait for a second person, who is not the one who asked nor the account's owner;
-- to a manager also the links of the last week that others approved for their people.
create or replace function access.requests_waiting(p_membership uuid, p_day date, p_now timestamptz) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from membership me
  join access.requests_to(me.id, p_day) r on true
  join membership asker on asker.id = r.asked_by
  where me.id = p_membership and r.stopped_at is null and r.account_id is distinct from me.account_id and asker.account_id <> me.account_id
    and (r.answered_at is null or me.role <> 'administrator' and r.approved and coalesce(r.used_at, r.answered_at) > p_now - interval '7 days')
$$;
