-- Where one record belongs and how a membership stands to it, for who explains access. Codes only, no name and no word.
--   stands    which reaches of people reach it (scope.reaches_of_people): of a contact, a child of it
--   brought   their agency brought it, or a contact about the person
create or replace function access.scope_of(p_kind text, p_id uuid, p_membership uuid, p_day date) returns table (
  locality_id uuid, locality text, agency_id uuid, agency text, restriction text, concern boolean, stands text[], was_allocated boolean, brought boolean, by_name boolean
) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
  m membership;
  about uuid[];
  named uuid[];
begin
  select * into m from membership e where e.authority_id = home and e.id = p_membership;
  about := case p_kind when 'person' then array[p_id] else
    array(select k.person_id from contact_child k where k.authority_id = home and k.contact_id = p_id and k.removed_at is null) end;
  named := scope.given_by_name(home, m.worker_id, p_day);
  return query
    select r.locality_id, l.name, r.agency_id, g.name, r.restriction, r.concern,
      array(select reach from unnest(scope.reaches_of_people()) reach where about && scope.people_of(home, m.agency_id, m.worker_id, array[reach], p_day)),
      exists (select 1 from allocation a where a.authority_id = home and a.person_id = any (about)
        and (a.worker_id = m.worker_id or a.team_id in (select scope.teams_of(home, m.worker_id, p_day)))),
      case p_kind when 'contact' then r.agency_id = m.agency_id else
        exists (select 1 from contact_child k where k.authority_id = home and k.person_id = p_id and k.agency_id = m.agency_id and k.removed_at is null) end,
      coalesce(r.person_id = any (named), p_id = any (scope.contacts_of_given(home, named)))
    from (
      select p.id as person_id, p.locality_id, p.agency_id, p.restriction, false as concern from person p where p_kind = 'person' and p.authority_id = home and p.id = p_id
      union all
      select null, c.locality_id, c.agency_id, c.restriction, c.kind = 'protection' from contact c where p_kind = 'contact' and c.authority_id = home and c.id = p_id
    ) r
    join locality l on l.authority_id = home and l.id = r.locality_id
    join agency g on g.authority_id = home and g.id = r.agency_id;
end
$$;
grant execute on function access.scope_of to doorstep_app;
