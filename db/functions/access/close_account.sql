-- Closing signs the account out everywhere and uses up its links. Opening again needs a new link or the old password.
create or replace function access.close_account(p_account uuid, p_closed boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not access.is_managed(p_account) then return false; end if;
  if not p_closed and not access.may_reopen_alone(p_account) then perform access.must_be_two(); end if;
  update account set closed_at = case when p_closed then access.now() end where id = p_account;
  update session set ended_at = access.now() where account_id = p_account and ended_at is null;
  update sign_in_link set used_at = access.now() where account_id = p_account and used_at is null;
  return true;
end
$$;
grant execute on function access.close_account to doorstep_app;
