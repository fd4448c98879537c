-- Whether this administrator makes a link for an account without a second person: only for one that nobody has opened, and only where its
-- roles are given by one. A link for an account that was opened already lets its maker be its owner.
create or replace function access.may_link_alone(p_account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from account where id = p_account and password_hash is null)
    and not exists (select 1 from session where account_id = p_account)
    and not exists (select 1 from membership where account_id = p_account and not access.may_give_alone(role))
$$;
grant execute on function access.may_link_alone to doorstep_app;
