-- The one way to accounts by address: what is needed to check a password, and nothing of one that is closed. More than one where two
-- authorities gave the same person an account each.
create or replace function access.account_for(p_email text) returns table (account_id uuid, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, password_hash from account where lower(email) = lower(trim(p_email)) and closed_at is null order by made_at, id limit 8
$$;
grant execute on function access.account_for to doorstep_app;
