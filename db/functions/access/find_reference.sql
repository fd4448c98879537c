-- The contact that a reference names (its own, or that of a referral it led to), for who explains access.
create or replace function access.find_reference(p_reference text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from contact c where c.authority_id = access.managed_authority() and c.reference = p_reference
  union all
  select r.contact_id from referral r where r.authority_id = access.managed_authority() and r.reference = p_reference
  limit 1
$$;
grant execute on function access.find_reference to doorstep_app;
