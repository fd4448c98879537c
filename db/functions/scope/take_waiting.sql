-- A worker takes a child who waits with a team of theirs and is with nobody by name. Who may do no more than this writes no allocation
-- otherwise: the row is made here, for the one who enters, from the row that stood. A restricted child waits for a name from the manager.
create or replace function scope.take_waiting(p_id uuid, p_waiting uuid, p_worker uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid := scope.own_authority();
  stood allocation;
begin
  if not ('taking' = any (nullif(current_setting('app.writes', true), '')::text[])) or not exists (
    select 1 from membership m where m.authority_id = home and m.worker_id = p_worker
      and m.account_id = any (nullif(current_setting('app.account', true), '')::uuid[])
      and m.valid_from <= access.today() and (m.valid_to is null or m.valid_to >= access.today()))
  then raise insufficient_privilege using message = 'this child is not for this actor to take'; end if;
  select a.* into stood from allocation a join person p on p.authority_id = a.authority_id and p.id = a.person_id
    where a.authority_id = home and a.id = p_waiting and a.worker_id is null
      and a.team_id in (select scope.teams_of(home, p_worker, access.today()))
      and a.valid_from <= access.today() and (a.valid_to is null or a.valid_to >= access.today())
      and not exists (select 1 from allocation c where c.authority_id = home and c.corrects = a.id)
      and not exists (select 1 from allocation n join person o on o.authority_id = home and o.id = n.person_id
        where n.authority_id = home and o.identity_id = p.identity_id and n.worker_id is not null and n.why = a.why
          and n.valid_from <= access.today() and (n.valid_to is null or n.valid_to >= access.today())
          and not exists (select 1 from allocation c where c.authority_id = home and c.corrects = n.id))
      and not exists (select 1 from person g where g.authority_id = home and g.identity_id = p.identity_id and g.restriction <> 'none')
    for update of a, p;
  if not found then return false; end if;
  update allocation set valid_to = access.today() - 1 where authority_id = home and id = stood.id;
  insert into allocation (authority_id, id, person_id, worker_id, team_id, allocated_by, why, begun_with, valid_from, recorded_at, recorded_by, locality_id, agency_id, restriction)
    values (home, p_id, stood.person_id, p_worker, stood.team_id, p_worker, stood.why, stood.begun_with, access.today(), access.now(), p_worker, stood.locality_id, stood.agency_id, stood.restriction);
  update person set version = version + 1 where authority_id = home and id = stood.person_id;
  return true;
end
$$;
grant execute on function scope.take_waiting to doorstep_app;
