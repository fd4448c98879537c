-- A one-time link, by one administrator alone; the ones before it stop working.
create or replace function access.make_link(p_account uuid, p_token_hash bytea, p_ends_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not access.is_managed(p_account) or exists (select 1 from account where id = p_account and closed_at is not null) then return false; end if;
  if not access.may_link_alone(p_account) then perform access.must_be_two(); end if;
  update sign_in_link set used_at = access.now() where account_id = p_account and used_at is null;
  insert into sign_in_link (token_hash, account_id, made_at, ends_at, made_by, authority_id)
    values (p_token_hash, p_account, access.now(), least(p_ends_at, access.now() + interval '7 days'),
      access.own_membership('{administrator}'), access.managed_authority());
  return true;
end
$$;
grant execute on function access.make_link to doorstep_app;
