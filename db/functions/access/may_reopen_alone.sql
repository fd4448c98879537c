-- Whether this administrator opens a closed account again without a second person.
create or replace function access.may_reopen_alone(p_account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from membership where account_id = p_account and not access.may_give_alone(role))
$$;
grant execute on function access.may_reopen_alone to doorstep_app;
