-- Children (and adults) whom a membership reaches by these reaches of the permission table, on this day (scope.reaches_of_people):
--   by name          given to the worker            allocated   given to the worker or a team of theirs
--   team             given to a team of the worker's, or to a colleague in it
--   service          the same over every team of the service (scope.service_of)
--   reviews          given to the worker to review: the reason of the allocation is "review"
--   open contacts    named by somebody else in an open contact, or given to somebody by the worker
--   agency children  brought by the worker's agency, or worked with by it
-- One statement for each, so that only what is asked is planned, and planned once to a connection: every request comes through here.
create or replace function scope.people_of(p_authority uuid, p_agency uuid, p_worker uuid, p_reaches text[], p_day date) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  named uuid[] := '{}';
  teams uuid[];
  own uuid[];
begin
  if p_reaches = '{}' then return named; end if;
  if 'by name' = any (p_reaches) then
    named := named || array(select scope.given_to(p_authority, array[p_worker], '{}', p_day));
  end if;
  if 'allocated' = any (p_reaches) then
    named := named || array(select scope.given_to(p_authority, array[p_worker], array(select scope.teams_of(p_authority, p_worker, p_day)), p_day));
  end if;
  if 'team' = any (p_reaches) then
    teams := array(select scope.teams_of(p_authority, p_worker, p_day));
    named := named || array(select scope.given_to(p_authority, scope.colleagues_of(p_authority, teams, p_day), teams, p_day));
  end if;
  if 'service' = any (p_reaches) then
    teams := scope.service_of(p_authority, p_worker, p_day);
    named := named || array(select scope.given_to(p_authority, scope.colleagues_of(p_authority, teams, p_day), teams, p_day));
  end if;
  if 'reviews' = any (p_reaches) then
    named := named || array(
      select a.person_id from allocation a
      where a.authority_id = p_authority and a.worker_id = p_worker and a.why = 'review' and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
        and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id));
  end if;
  if 'open contacts' = any (p_reaches) then
    own := scope.workers_of_person(p_authority, p_worker);
    named := named || array(
      -- few wait among very many: a step for each of them (offset 0 keeps it so), never a walk along all contacts
      select c.person_id from waiting w cross join lateral (
        select person_id, added_by from contact_child c where c.authority_id = w.authority_id and c.contact_id = w.contact_id and c.removed_at is null offset 0) c
      where w.authority_id = p_authority
        -- naming a child opens their record to everybody else at the front door; to whoever named them, when they have said why
        and (c.added_by is null or c.added_by <> all (own) or exists (
          select 1 from record_opening o where o.authority_id = w.authority_id and o.contact_id = w.contact_id and o.person_id = c.person_id and o.worker_id = any (own)))
      union
      select a.person_id from allocation a
      where a.authority_id = p_authority and a.allocated_by = p_worker and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
        and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id)
        -- deciding a contact gives the child to a team: that opens no child whom one named oneself, unless one said why
        and (not exists (select 1 from contact_child n where n.authority_id = p_authority and n.person_id = a.person_id and n.added_by = any (own) and n.removed_at is null)
          or exists (select 1 from contact_child n join record_opening o on o.authority_id = n.authority_id and o.contact_id = n.contact_id and o.person_id = n.person_id and o.worker_id = any (own)
            where n.authority_id = p_authority and n.person_id = a.person_id and n.added_by = any (own) and n.removed_at is null)));
  end if;
  if 'agency children' = any (p_reaches) then
    named := named || array(
      select c.person_id from contact_child c where c.authority_id = p_authority and c.agency_id = p_agency and c.removed_at is null
      union
      select i.person_id from involvement i
      where i.authority_id = p_authority and i.involved_agency_id = p_agency
        and (i.valid_from is null or i.valid_from <= p_day) and (i.valid_to is null or i.valid_to >= p_day)
        and not exists (select 1 from involvement c where c.authority_id = p_authority and c.corrects = i.id)
      union
      -- children given to a worker or a team of the agency
      select a.person_id from worker k join allocation a on a.authority_id = k.authority_id and a.worker_id = k.id
      where k.authority_id = p_authority and k.agency_id = p_agency and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
        and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id)
      union
      select a.person_id from team k join allocation a on a.authority_id = k.authority_id and a.team_id = k.id
      where k.authority_id = p_authority and k.agency_id = p_agency and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
        and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id));
  end if;
  -- a merged person's records are read together: step by step for a few, and for many from the merged ones, which are few
  if cardinality(named) < 300 then
    return array(
      select distinct other.id from unnest(named) n(id)
      cross join lateral (select identity_id from person p where p.authority_id = p_authority and p.id = n.id offset 0) p
      cross join lateral (select id from person o where o.authority_id = p_authority and o.identity_id = p.identity_id offset 0) other);
  end if;
  return array(
    with merged as materialized (
      select o.id, o.identity_id from person o where o.authority_id = p_authority
        and o.identity_id in (select identity_id from person m where m.authority_id = p_authority and m.identity_id <> m.id))
    select unnest(named)
    union
    select o.id from merged o where o.identity_id in (select m.identity_id from merged m join unnest(named) n(id) on n.id = m.id));
end
$$;
