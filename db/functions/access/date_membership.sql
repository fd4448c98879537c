-- Other days of a membership, by one administrator alone.
create or replace function access.date_membership(p_membership uuid, p_from date, p_to date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
begin
  if not exists (select 1 from membership where authority_id = home and id = p_membership and role <> 'service'
    and account_id <> all (nullif(current_setting('app.account', true), '')::uuid[])) then return false; end if;
  if not access.may_date_alone(p_membership, p_from, p_to) then perform access.must_be_two(); end if;
  update membership set valid_from = p_from, valid_to = p_to where authority_id = home and id = p_membership;
  return true;
end
$$;
grant execute on function access.date_membership to doorstep_app;
