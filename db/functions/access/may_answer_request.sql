-- Whether the one who enters is a second person for a request: it concerns them, they did not ask, and it is not their own account. It must
-- be open still.
create or replace function access.may_answer_request(p_request uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select 'approvals' = any (nullif(current_setting('app.writes', true), '')::text[]) and exists (
    select 1 from access.requests_to(access.own_membership('{administrator,front-door-manager,neighbourhood-manager}'), access.today()) r
    join membership a on a.id = r.asked_by
    where r.id = p_request and r.answered_at is null and r.stopped_at is null
      and a.account_id <> all (nullif(current_setting('app.account', true), '')::uuid[])
      and (r.account_id is null or r.account_id <> all (nullif(current_setting('app.account', true), '')::uuid[])))
$$;
