-- A one-time link sets the password, once: every other link and every session of the account ends with it.
create or replace function access.use_link(p_token_hash bytea, p_password_hash text, p_now timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who uuid;
begin
  update sign_in_link l set used_at = p_now from account a
    where l.token_hash = p_token_hash and l.used_at is null and l.ends_at > p_now and a.id = l.account_id and a.closed_at is null
    returning a.id into who;
  if who is null then return null; end if;
  update sign_in_link set used_at = p_now where account_id = who and used_at is null;
  update session set ended_at = p_now where account_id = who and ended_at is null;
  update account set password_hash = p_password_hash where id = who;
  return who;
end
$$;
grant execute on function access.use_link to doorstep_app;
