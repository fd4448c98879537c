-- Children (and adults) that a membership reaches by one of the permission table's scopes, on this day. One statement for each
-- scope, so that only what is asked is planned, and planned once to a connection: every request comes through here.
-- An allocation or involvement is in force when it is not to come, not ended, and not corrected by a later row.
create or replace function scope.people_of(p_authority uuid, p_agency uuid, p_worker uuid, p_scope text, p_day date) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  named uuid[];
  own uuid[];
begin
  if p_scope = 'allocated' then
    named := array(
      select a.person_id from allocation a
      where a.authority_id = p_authority and a.worker_id = p_worker and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
        and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id)
      union
      select a.person_id from scope.teams_of(p_authority, p_worker, p_day) t(id) join allocation a on a.authority_id = p_authority and a.team_id = t.id
      where a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
        and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id));
  elsif p_scope = 'open contacts' then
    own := scope.workers_of_person(p_authority, p_worker);
    named := array(
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
  elsif p_scope = 'agency' then
    named := array(
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
  else
    return '{}';
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
