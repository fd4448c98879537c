-- Another membership of an account; its worker is the one it has in that agency, or a new one.
create or replace function access.add_membership(p_membership uuid, p_account uuid, p_worker uuid, p_agency uuid, p_role text, p_from date, p_to date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
  works_as uuid;
begin
  if not access.is_managed(p_account) then return false; end if;
  select m.worker_id into works_as from membership m where m.authority_id = home and m.account_id = p_account and m.agency_id = p_agency limit 1;
  if works_as is null then
    works_as := p_worker;
    insert into worker (authority_id, id, agency_id, name, email) select home, p_worker, p_agency, a.name, a.email from account a where a.id = p_account;
  end if;
  insert into membership (authority_id, id, account_id, agency_id, worker_id, role, valid_from, valid_to) values (home, p_membership, p_account, p_agency, works_as, p_role, p_from, p_to);
  return true;
end
$$;
grant execute on function access.add_membership to doorstep_app;
