create or replace function access.date_membership(p_membership uuid, p_from date, p_to date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update membership set valid_from = p_from, valid_to = p_to
    where authority_id = access.managed_authority() and id = p_membership and role <> 'service'
      and account_id <> all (nullif(current_setting('app.account', true), '')::uuid[]);
  return found;
end
$$;
grant execute on function access.date_membership to doorstep_app;
