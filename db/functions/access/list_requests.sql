-- Requests about accounts for whoever enters: what is open, and what became of those of the last four weeks. With p_account, those of one.
create or replace function access.list_requests(p_account uuid) returns table (
  request_id uuid, kind text, account_id uuid, name text, email text, role text, agency text, valid_from date, valid_to date,
  asked_by text, asked_at timestamptz, answered_by text, answered_at timestamptz, approved boolean, used_at timestamptz, stopped_at timestamptz, may_answer boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.kind, r.account_id, coalesce(a.name, r.name), coalesce(a.email, r.email), coalesce(r.role, m.role), g.name, r.valid_from, r.valid_to,
    ka.name, r.asked_at, kb.name, r.answered_at, r.approved, r.used_at, r.stopped_at, access.may_answer_request(r.id)
  from access.requests_to(access.own_membership('{administrator,front-door-manager,neighbourhood-manager}'), access.today()) r
  left join account a on a.id = r.account_id
  left join membership m on m.authority_id = r.authority_id and m.id = r.membership_id
  left join agency g on g.authority_id = r.authority_id and g.id = coalesce(r.agency_id, m.agency_id)
  join membership ma on ma.authority_id = r.authority_id and ma.id = r.asked_by join account ka on ka.id = ma.account_id
  left join membership mb on mb.authority_id = r.authority_id and mb.id = r.answered_by left join account kb on kb.id = mb.account_id
  where (p_account is null or r.account_id = p_account)
    and (r.answered_at is null and r.stopped_at is null or coalesce(r.used_at, r.stopped_at, r.answered_at) > access.now() - interval '28 days')
  order by r.answered_at is not null or r.stopped_at is not null, r.asked_at desc
$$;
grant execute on function access.list_requests to doorstep_app;
