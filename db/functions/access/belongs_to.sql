-- Whether an account works in this authority, nowhere else, and is not the service's.
create or replace function access.belongs_to(p_authority uuid, p_account uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from membership where account_id = p_account and authority_id = p_authority)
    and not exists (select 1 from membership where account_id = p_account and (authority_id <> p_authority or role = 'service'))
$$;
