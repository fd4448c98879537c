-- An administrator asks for what a second person must approve. 'asked', or why not: it waits already ('waits'), the address has an account
-- here ('address'), or the account is not theirs to change ('not theirs').
create or replace function access.ask_for(
  p_id uuid, p_kind text, p_account uuid, p_membership uuid, p_name text, p_email text, p_agency uuid, p_role text, p_from date, p_to date
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
begin
  if p_kind = 'account' then
    if access.has_address(home, p_email) then return 'address'; end if;
  elsif p_account = any (nullif(current_setting('app.account', true), '')::uuid[]) or not access.is_askable(home, p_kind, p_account, p_membership) then
    return 'not theirs';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(home::text, 36));
  if exists (select 1 from account_request r where r.authority_id = home and r.answered_at is null and r.stopped_at is null and r.kind = p_kind
    and (r.kind = 'account' and lower(r.email) = lower(trim(p_email))
      or r.account_id = p_account and r.role is not distinct from p_role and r.agency_id is not distinct from p_agency
        and r.membership_id is not distinct from p_membership))
  then return 'waits'; end if;
  insert into account_request (authority_id, id, kind, account_id, membership_id, name, email, agency_id, role, valid_from, valid_to, asked_by, asked_at)
    values (home, p_id, p_kind, p_account, p_membership, p_name, trim(p_email), p_agency, p_role, p_from, p_to,
      access.own_membership('{administrator}'), access.now());
  return 'asked';
end
$$;
grant execute on function access.ask_for to doorstep_app;
