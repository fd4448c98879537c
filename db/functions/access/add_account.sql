-- The rows of a new account. For the functions that have made sure that it may be made.
create or replace function access.add_account(
  p_authority uuid, p_account uuid, p_membership uuid, p_worker uuid, p_email text, p_name text, p_agency uuid, p_role text, p_from date
) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into account (id, email, name, opened_for) values (p_account, trim(p_email), p_name, p_authority);
  insert into worker (authority_id, id, agency_id, name, email) values (p_authority, p_worker, p_agency, p_name, trim(p_email));
  insert into membership (authority_id, id, account_id, agency_id, worker_id, role, valid_from)
    values (p_authority, p_membership, p_account, p_agency, p_worker, p_role, p_from);
$$;
