-- Who holds this session. It ends after p_idle without a page, or after p_whole; for 28 days more it says who the words of a form that comes
-- too late are from. One that was ended, by signing out, in again or by a new password, says nothing: no words are theirs. With it what
-- every page says: that the authority is being set up, that a new link was asked for the holder's own account, and how many requests
-- about accounts are theirs to look at.
create or replace function access.actor_of(p_token_hash bytea, p_idle interval, p_whole interval, p_day date, p_now timestamptz) returns table (
  account_id uuid, membership_id uuid, authority_id uuid, authority text, authority_short text, agency_id uuid, agency text, worker_id uuid, name text, role text, alive boolean,
  being_set_up boolean, own_link_asked_at timestamptz, requests int
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s session;
begin
  select * into s from session where session.token_hash = p_token_hash;
  if s is null or s.ended_at is not null or s.began_at < p_now - interval '28 days' then return; end if;
  if s.seen_at > p_now - p_idle and s.began_at > p_now - p_whole and s.seen_at < p_now - interval '1 minute' then
    update session set seen_at = p_now where session.token_hash = p_token_hash;
  end if;
  return query
    select a.id, m.id, m.authority_id, y.name, y.short_name, m.agency_id, g.name, m.worker_id, a.name, m.role,
      s.seen_at > p_now - p_idle and s.began_at > p_now - p_whole,
      access.is_being_set_up(m.authority_id),
      (select max(r.asked_at) from account_request r where r.account_id = a.id and r.kind = 'link' and r.used_at is null and r.stopped_at is null
        and (r.answered_at is null or r.approved and r.answered_at > p_now - interval '7 days')),
      case when m.role in ('administrator', 'front-door-manager', 'neighbourhood-manager') then access.requests_waiting(m.id, p_day, p_now) else 0 end
    from account a
    join membership m on m.id = s.membership_id and m.account_id = a.id
    join authority y on y.id = m.authority_id
    join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
    where a.id = s.account_id and a.closed_at is null
      and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day);
end
$$;
grant execute on function access.actor_of to doorstep_app;
