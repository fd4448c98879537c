-- Teams that a worker is in on this day, by the posts they hold.
create or replace function scope.teams_of(p_authority uuid, p_worker uuid, p_day date) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select m.id
  from post_holding h
  join post t on t.authority_id = h.authority_id and t.id = h.post_id
  join team m on m.authority_id = t.authority_id and m.id = t.team_id
  where h.authority_id = p_authority and h.worker_id = p_worker
    and h.valid_from <= p_day and (h.valid_to is null or h.valid_to >= p_day)
    and t.valid_from <= p_day and (t.valid_to is null or t.valid_to >= p_day)
    and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
$$;
