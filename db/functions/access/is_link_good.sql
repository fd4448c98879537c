-- Whether a one-time link may still be used.
create or replace function access.is_link_good(p_token_hash bytea, p_now timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from sign_in_link l join account a on a.id = l.account_id and a.closed_at is null
                 where l.token_hash = p_token_hash and l.used_at is null and l.ends_at > p_now)
$$;
grant execute on function access.is_link_good to doorstep_app;
