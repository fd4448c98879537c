-- The teams of a worker's service: those of the same agency that do the same work as the worker's own. Local: what a service is.
create or replace function scope.service_of(p_authority uuid, p_worker uuid, p_day date) returns uuid[]
language sql stable set search_path = public, pg_temp as $$
  select array(
    select distinct s.id from scope.teams_of(p_authority, p_worker, p_day) o(id)
    join team own on own.authority_id = p_authority and own.id = o.id
    join team s on s.authority_id = p_authority and s.agency_id = own.agency_id and s.kind = own.kind
    where s.valid_from <= p_day and (s.valid_to is null or s.valid_to >= p_day))
$$;
