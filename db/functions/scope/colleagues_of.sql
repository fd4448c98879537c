-- Whoever holds a post in one of these teams on this day.
create or replace function scope.colleagues_of(p_authority uuid, p_teams uuid[], p_day date) returns uuid[]
language sql stable set search_path = public, pg_temp as $$
  select array(
    select distinct h.worker_id from post t join post_holding h on h.authority_id = t.authority_id and h.post_id = t.id
    where t.authority_id = p_authority and t.team_id = any (p_teams)
      and t.valid_from <= p_day and (t.valid_to is null or t.valid_to >= p_day)
      and h.valid_from <= p_day and (h.valid_to is null or h.valid_to >= p_day))
$$;
