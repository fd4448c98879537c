-- What is kept no longer, once a day: words not sent after 28 days, sent forms after 30, ended sessions and links after 30, tries to sign in
-- and used choices after one.
create or replace function access.sweep(p_now timestamptz) returns table (drafts int, submissions int, sessions int, links int)
language sql security definer set search_path = public, pg_temp as $$
  with d as (delete from draft where at < p_now - interval '28 days' returning 1),
    s as (delete from submission where at < p_now - interval '30 days' returning 1),
    n as (delete from session where began_at < p_now - interval '30 days' returning 1),
    l as (delete from sign_in_link where coalesce(used_at, ends_at) < p_now - interval '30 days' returning 1),
    t as (delete from sign_in_try where last_at < p_now - interval '1 day'),
    c as (delete from used_choice where used_at < p_now - interval '1 day')
  select (select count(*)::int from d), (select count(*)::int from s), (select count(*)::int from n), (select count(*)::int from l)
$$;
grant execute on function access.sweep to doorstep_app;
