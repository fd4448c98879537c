-- Another membership of an account, by one administrator alone.
create or replace function access.add_membership(p_membership uuid, p_account uuid, p_worker uuid, p_agency uuid, p_role text, p_from date, p_to date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not access.is_managed(p_account) then return false; end if;
  if not access.may_give_alone(p_role) then perform access.must_be_two(); end if;
  perform access.give_membership(access.managed_authority(), p_membership, p_account, p_worker, p_agency, p_role, p_from, p_to);
  return true;
end
$$;
grant execute on function access.add_membership to doorstep_app;
