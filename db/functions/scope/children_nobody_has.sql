-- Children with open work whom nobody has by name, in any of their records: for whoever gives children to workers, of
-- those whom they may find. Ids, days and teams.
create or replace function scope.children_nobody_has(p_authority uuid, p_day date) returns table (person_id uuid, why text, since timestamptz, team_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with work as (
    select r.person_id, r.step as why, r.received_at as since from referral r
    where r.authority_id = p_authority and r.closed_at is null and not r.imported
    union all
    select e.person_id, 'early help', e.offered_at from early_help_offer e where e.authority_id = p_authority and e.ended_at is null
  ), given as (
    select p.identity_id, a.worker_id, a.team_id from allocation a
    join person p on p.authority_id = a.authority_id and p.id = a.person_id
    where a.authority_id = p_authority and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
      and not exists (select 1 from allocation c where c.authority_id = a.authority_id and c.corrects = a.id)
  )
  select distinct on (p.identity_id) w.person_id, w.why, w.since,
    (select g.team_id from given g where g.identity_id = p.identity_id and g.team_id is not null limit 1)
  from work w join person p on p.authority_id = p_authority and p.id = w.person_id
  where p_authority = any (nullif(current_setting('app.authority', true), '')::uuid[])
    and 'allocation' = any (nullif(current_setting('app.writes', true), '')::text[])
    and not 'imported' = any (nullif(current_setting('app.writes', true), '')::text[])
    and (p.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
      or p.id = any (nullif(current_setting('app.restricted_people', true), '')::uuid[]))
    and not exists (select 1 from given g where g.identity_id = p.identity_id and g.worker_id is not null)
  order by p.identity_id, w.since
$$;
grant execute on function scope.children_nobody_has to doorstep_app;
