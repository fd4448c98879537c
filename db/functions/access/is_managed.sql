create or replace function access.is_managed(p_account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select p_account <> all (nullif(current_setting('app.account', true), '')::uuid[])
    and exists (select 1 from membership where account_id = p_account and authority_id = access.managed_authority())
    and not exists (select 1 from membership where account_id = p_account and (authority_id <> access.managed_authority() or role = 'service'))
$$;
grant execute on function access.is_managed to doorstep_app;
