-- An administrator's sign-in is kept: the second one's ends that the authority is being set up.
create or replace function access.begin_session(p_token_hash bytea, p_account uuid, p_membership uuid, p_day date, p_now timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from access.memberships_of(p_account, p_day) m join account a on a.id = p_account and a.closed_at is null
                 where m.membership_id = p_membership) then
    raise exception 'no such membership';
  end if;
  insert into session (token_hash, account_id, membership_id, began_at, seen_at) values (p_token_hash, p_account, p_membership, p_now, p_now);
  insert into administrator_seen (authority_id, account_id, first_at)
    select m.authority_id, p_account, p_now from membership m where m.id = p_membership and m.role = 'administrator'
    on conflict do nothing;
end
$$;
grant execute on function access.begin_session to doorstep_app;
