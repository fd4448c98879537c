-- The restricted people whom this worker has by name, all records of each: a team that has a child does not see what is restricted.
create or replace function scope.given_by_name(p_authority uuid, p_worker uuid, p_day date) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct g.id), '{}')
  from allocation a
  join person p on p.authority_id = p_authority and p.id = a.person_id and p.restriction <> 'none'
  join person g on g.authority_id = p_authority and g.identity_id = p.identity_id
  where a.authority_id = p_authority and a.worker_id = p_worker and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
    and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id)
$$;
