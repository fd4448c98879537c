-- Whether this administrator gives a membership these days without a second person: fewer days always; more only where its role is given by one.
create or replace function access.may_date_alone(p_membership uuid, p_from date, p_to date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from membership m where m.authority_id = access.managed_authority() and m.id = p_membership
      and (access.may_give_alone(m.role) or p_from >= m.valid_from and (m.valid_to is null or p_to <= m.valid_to)))
$$;
grant execute on function access.may_date_alone to doorstep_app;
