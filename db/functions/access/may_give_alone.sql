-- Whether this administrator gives a role without a second person.
create or replace function access.may_give_alone(p_role text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not access.is_given_by_two(p_role) or access.is_being_set_up(access.managed_authority())
$$;
grant execute on function access.may_give_alone to doorstep_app;
