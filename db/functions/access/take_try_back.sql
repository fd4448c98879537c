-- The password was right. A known device begins anew; of what others tried, only this one try is taken back.
create or replace function access.take_try_back(p_address bytea, p_device bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  update sign_in_try set tries = case when p_device = '' then greatest(tries - 1, 0) else 0 end
  where address_hash = p_address and device_hash = p_device
$$;
grant execute on function access.take_try_back to doorstep_app;
