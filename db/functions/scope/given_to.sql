-- The children given to these workers or these teams on this day: an allocation in force, not ended and not corrected by a later row.
create or replace function scope.given_to(p_authority uuid, p_workers uuid[], p_teams uuid[], p_day date) returns setof uuid
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return query
    select a.person_id from allocation a
    where a.authority_id = p_authority and a.worker_id = any (p_workers) and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
      and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id)
    union
    select a.person_id from allocation a
    where a.authority_id = p_authority and a.team_id = any (p_teams) and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
      and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id);
end
$$;
