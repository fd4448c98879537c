create or replace function access.is_managed(p_account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select p_account <> all (nullif(current_setting('app.account', true), '')::uuid[])
    and access.belongs_to(access.managed_authority(), p_account)
$$;
grant execute on function access.is_managed to doorstep_app;
