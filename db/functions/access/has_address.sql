-- Whether an address has an account in this authority. What other authorities have is not looked at: their administrators' business.
create or replace function access.has_address(p_authority uuid, p_email text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from account a where lower(a.email) = lower(trim(p_email)) and (a.opened_for = p_authority
    or exists (select 1 from membership m where m.account_id = a.id and m.authority_id = p_authority)))
$$;
