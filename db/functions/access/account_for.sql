-- The one way to an account by address: what is needed to check a password, and nothing if it is closed.
create or replace function access.account_for(p_email text) returns table (account_id uuid, name text, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, name, password_hash from account where lower(email) = lower(trim(p_email)) and closed_at is null
$$;
grant execute on function access.account_for to doorstep_app;
