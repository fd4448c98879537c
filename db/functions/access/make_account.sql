-- A new account, its worker and its first membership; false if the address has an account anywhere.
create or replace function access.make_account(p_account uuid, p_membership uuid, p_worker uuid, p_email text, p_name text, p_agency uuid, p_role text, p_from date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
begin
  insert into account (id, email, name) values (p_account, trim(p_email), p_name) on conflict do nothing;
  if not found then return false; end if;
  insert into worker (authority_id, id, agency_id, name, email) values (home, p_worker, p_agency, p_name, trim(p_email));
  insert into membership (authority_id, id, account_id, agency_id, worker_id, role, valid_from) values (home, p_membership, p_account, p_agency, p_worker, p_role, p_from);
  return true;
end
$$;
grant execute on function access.make_account to doorstep_app;
