-- Counts a try to sign in, before any password is looked at, and says the how manieth it is in a quarter of an hour. One statement: of
-- many at once, each gets a number of its own.
create or replace function access.count_try(p_address bytea, p_device bytea, p_now timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  insert into sign_in_try as t (address_hash, device_hash, tries, last_at) values (p_address, p_device, 1, p_now)
  on conflict (address_hash, device_hash) do update set
    tries = case when t.last_at < p_now - interval '15 minutes' then 1 else least(t.tries + 1, 10000) end, last_at = p_now
  returning t.tries
$$;
grant execute on function access.count_try to doorstep_app;
