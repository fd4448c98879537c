-- The rows of another membership; its worker is the one that the account has in that agency, or a new one. For the functions that have
-- made sure that it may be given.
create or replace function access.give_membership(
  p_authority uuid, p_membership uuid, p_account uuid, p_worker uuid, p_agency uuid, p_role text, p_from date, p_to date
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  works_as uuid;
begin
  select m.worker_id into works_as from membership m where m.authority_id = p_authority and m.account_id = p_account and m.agency_id = p_agency limit 1;
  if works_as is null then
    works_as := p_worker;
    insert into worker (authority_id, id, agency_id, name, email)
      select p_authority, p_worker, p_agency, a.name, a.email from account a where a.id = p_account;
  end if;
  insert into membership (authority_id, id, account_id, agency_id, worker_id, role, valid_from, valid_to)
    values (p_authority, p_membership, p_account, p_agency, works_as, p_role, p_from, p_to);
end
$$;
