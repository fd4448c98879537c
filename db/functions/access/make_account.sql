-- A new account, its worker and its first membership, by one administrator alone; false if the address has an account here.
create or replace function access.make_account(p_account uuid, p_membership uuid, p_worker uuid, p_email text, p_name text, p_agency uuid, p_role text, p_from date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
begin
  if not access.may_give_alone(p_role) then perform access.must_be_two(); end if;
  if access.has_address(home, p_email) then return false; end if;
  perform access.add_account(home, p_account, p_membership, p_worker, p_email, p_name, p_agency, p_role, p_from);
  return true;
end
$$;
grant execute on function access.make_account to doorstep_app;
