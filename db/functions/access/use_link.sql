-- A one-time link sets the password, once: every other link and every session of the account ends with it. That it was used is written
-- down with who made it, and who asked for it and approved it: whoever uses it is not known to be the account's owner.
create or replace function access.use_link(p_token_hash bytea, p_password_hash text, p_event uuid, p_now timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  link sign_in_link;
  r account_request;
  facts text;
begin
  update sign_in_link l set used_at = p_now from account a
    where l.token_hash = p_token_hash and l.used_at is null and l.ends_at > p_now and a.id = l.account_id and a.closed_at is null
    returning l.* into link;
  if link is null then return null; end if;
  update sign_in_link set used_at = p_now where account_id = link.account_id and used_at is null;
  update session set ended_at = p_now where account_id = link.account_id and ended_at is null;
  update account set password_hash = p_password_hash where id = link.account_id;
  update account_request set used_at = p_now where authority_id = link.authority_id and id = link.request_id returning * into r;
  facts := replace(json_build_object('madeBy', link.made_by, 'request', r.id, 'askedBy', r.asked_by, 'approvedBy', r.answered_by)::text, ' ', '');
  perform access.write_account_event(p_event, link.authority_id, link.account_id, 'one-time link used', facts, p_now);
  return link.account_id;
end
$$;
grant execute on function access.use_link to doorstep_app;
