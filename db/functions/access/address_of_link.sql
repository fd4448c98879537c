-- The address of whoever a one-time link is for, while it may still be used: for the link's holder, who has it.
create or replace function access.address_of_link(p_token_hash bytea, p_now timestamptz) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select a.email from sign_in_link l join account a on a.id = l.account_id and a.closed_at is null
  where l.token_hash = p_token_hash and l.used_at is null and l.ends_at > p_now
$$;
grant execute on function access.address_of_link to doorstep_app;
