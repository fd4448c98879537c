-- A second person approves what an administrator asked for, or declines it. What is approved is done here, in the same transaction. The ids
-- are for what may be made; the token is that of a link, for an account that is new or needs a new one.
create or replace function access.answer_request(
  p_request uuid, p_approve boolean, p_token_hash bytea, p_account uuid, p_membership uuid, p_worker uuid
) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r account_request;
  who uuid := access.own_membership('{administrator,front-door-manager,neighbourhood-manager}');
begin
  select q.* into r from account_request q where q.authority_id = scope.own_authority() and q.id = p_request for update;
  if r is null or not access.may_answer_request(p_request) then return false; end if;
  if p_approve then
    -- between asking and approving the account may have joined another authority, or been closed: held so that it does neither meanwhile
    perform 1 from account where id = r.account_id for update;
    if r.kind <> 'account' and not access.is_askable(r.authority_id, r.kind, r.account_id, r.membership_id) then return false; end if;
    if r.kind = 'account' then
      if access.has_address(r.authority_id, r.email) then return false; end if;
      perform access.add_account(r.authority_id, p_account, p_membership, p_worker, r.email, r.name, r.agency_id, r.role, r.valid_from);
      r.account_id := p_account;
      r.membership_id := p_membership;
    elsif r.kind = 'membership' then
      perform access.give_membership(r.authority_id, p_membership, r.account_id, p_worker, r.agency_id, r.role, r.valid_from, r.valid_to);
      r.membership_id := p_membership;
    elsif r.kind = 'days' then
      update membership set valid_from = r.valid_from, valid_to = r.valid_to where authority_id = r.authority_id and id = r.membership_id;
    elsif r.kind = 'reopening' then
      update account set closed_at = null where id = r.account_id;
    end if;
    if r.kind in ('account', 'link') then
      update sign_in_link set used_at = access.now() where account_id = r.account_id and used_at is null;
      insert into sign_in_link (token_hash, account_id, made_at, ends_at, made_by, authority_id, request_id)
        values (p_token_hash, r.account_id, access.now(), access.now() + interval '7 days', who, r.authority_id, r.id);
    end if;
  end if;
  update account_request set answered_by = who, answered_at = access.now(), approved = p_approve, account_id = r.account_id, membership_id = r.membership_id
    where authority_id = r.authority_id and id = r.id;
  return true;
end
$$;
grant execute on function access.answer_request to doorstep_app;
