create or replace function access.make_link(p_account uuid, p_token_hash bytea, p_ends_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not access.is_managed(p_account) or exists (select 1 from account where id = p_account and closed_at is not null) then return false; end if;
  update sign_in_link set used_at = access.now() where account_id = p_account and used_at is null;
  insert into sign_in_link (token_hash, account_id, made_at, ends_at) values (p_token_hash, p_account, access.now(), least(p_ends_at, access.now() + interval '7 days'));
  return true;
end
$$;
grant execute on function access.make_link to doorstep_app;
