create or replace function access.end_session(p_token_hash bytea, p_now timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  update session set ended_at = p_now where token_hash = p_token_hash and ended_at is null
$$;
grant execute on function access.end_session to doorstep_app;
