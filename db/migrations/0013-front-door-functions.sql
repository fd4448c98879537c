-- Functions of the front door's second person, children not settled yet, and news.

-- A contact, and all that hangs on it, takes the strictest restriction of the children it names.
create or replace function scope.stamp_contacts(p_authority uuid, p_contacts uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  marks text[];
  t text;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  select array_agg(s.id), array_agg(s.mark) into ids, marks from (
    select c.id, c.restriction as was, case when exists (
      select 1 from contact_child k join person p on p.authority_id = k.authority_id and p.id = k.person_id
      join person g on g.authority_id = k.authority_id and g.identity_id = p.identity_id
      where k.authority_id = p_authority and k.contact_id = c.id and k.removed_at is null and g.restriction <> 'none') then 'restricted' else 'none' end as mark
    from contact c where c.authority_id = p_authority and c.id = any (p_contacts)) s;
  if ids is null then return; end if;
  update contact c set restriction = s.mark from unnest(ids, marks) s(id, mark) where c.authority_id = p_authority and c.id = s.id and c.restriction <> s.mark;
  foreach t in array array['contact_version', 'contact_child', 'contact_words', 'bringer', 'waiting', 'information_request', 'decision', 'answer', 'outbox',
                           'closure', 'referral', 'referral_link', 'referral_move', 'early_help_offer', 'disagreement', 'held_answer', 'said_child', 'event'] loop
    execute format('update %I r set restriction = s.mark from unnest($2, $3) s(id, mark)
      where r.authority_id = $1 and r.contact_id = s.id and r.restriction <> s.mark', t) using p_authority, ids, marks;
  end loop;
  -- a row that names a restricted person stays so, also where the contact was moved away from them
  foreach t in array array['contact_child', 'event'] loop
    execute format('update %I r set restriction = ''restricted'' from person p join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id
      where r.authority_id = $1 and r.contact_id = any ($2) and r.restriction = ''none'' and p.authority_id = $1 and p.id = r.person_id and g.restriction <> ''none''', t)
      using p_authority, ids;
  end loop;
end
$$;

-- A contact whose children were not settled belongs where the first of them does, with all that hangs on it.
create function scope.place_contact(p_authority uuid, p_contact uuid, p_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place uuid;
  t text;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}'))
    or not ('deciding' = any (coalesce(nullif(current_setting('app.writes', true), '')::text[], '{}'))) then
    raise insufficient_privilege using message = 'not here to place a contact';
  end if;
  select p.locality_id into place from person p
  join contact_child k on k.authority_id = p.authority_id and k.person_id = p.id and k.contact_id = p_contact and k.removed_at is null
  where p.authority_id = p_authority and p.id = p_person;
  if place is null then return; end if;
  update contact c set locality_id = place from locality l
  where c.authority_id = p_authority and c.id = p_contact and l.authority_id = p_authority and l.id = c.locality_id and not l.placed;
  if not found then return; end if;
  foreach t in array array['contact_version', 'contact_child', 'contact_words', 'bringer', 'waiting', 'information_request', 'decision', 'answer', 'outbox',
                           'closure', 'referral', 'referral_link', 'referral_move', 'early_help_offer', 'disagreement', 'held_answer', 'said_child', 'event'] loop
    execute format('update %I set locality_id = $1 where authority_id = $2 and contact_id = $3 and locality_id <> $1', t) using place, p_authority, p_contact;
  end loop;
end
$$;

-- Moves an open referral to another step, and keeps which contact moved it: also where the decider may not read it. Nothing where it
-- stands there already.
create function scope.move_referral(
  p_authority uuid, p_referral uuid, p_contact uuid, p_step text, p_move uuid, p_worker uuid, p_at timestamptz
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}'))
    or not ('deciding' = any (coalesce(nullif(current_setting('app.writes', true), '')::text[], '{}'))) then
    raise insufficient_privilege using message = 'not here to move a referral';
  end if;
  select step into before from referral where authority_id = p_authority and id = p_referral and closed_at is null for update;
  if before is null or before = p_step then return null; end if;
  update referral set step = p_step where authority_id = p_authority and id = p_referral;
  insert into referral_move (authority_id, id, referral_id, contact_id, person_id, from_step, to_step, moved_at, moved_by, locality_id, agency_id, restriction)
  select r.authority_id, p_move, r.id, c.id, r.person_id, before, p_step, p_at, p_worker, c.locality_id, c.agency_id, greatest(c.restriction, r.restriction)
  from referral r join contact c on c.authority_id = r.authority_id and c.id = p_contact
  where r.authority_id = p_authority and r.id = p_referral;
  return before;
end
$$;

-- Whether the answer to a contact is read on a page: by whoever brought it ('self'), or by people of their agency ('agency').
-- Nothing where it is a letter that somebody must send: they have no page, or it does not show what is restricted.
create function scope.reads_answer(p_authority uuid, p_contact uuid, p_day date) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_or(m.worker_id = b.worker_id) then 'self' when count(*) > 0 then 'agency' end
  from contact c
  join membership m on m.authority_id = c.authority_id and m.agency_id = c.agency_id and m.role = 'partner'
    and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
  join account a on a.id = m.account_id and a.closed_at is null
  left join bringer b on b.authority_id = c.authority_id and b.contact_id = c.id
  where c.authority_id = p_authority and c.id = p_contact and c.restriction = 'none'
    and p_authority = any (nullif(current_setting('app.authority', true), '')::uuid[])
$$;

-- Children with open work whom nobody has by name, in any of their records: for whoever gives children to workers. Ids, days and teams.
create function scope.children_nobody_has(p_authority uuid, p_day date) returns table (person_id uuid, why text, since timestamptz, team_id uuid)
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
    and not exists (select 1 from given g where g.identity_id = p.identity_id and g.worker_id is not null)
  order by p.identity_id, w.since
$$;

revoke execute on function scope.place_contact, scope.move_referral, scope.reads_answer, scope.children_nobody_has from public;
grant execute on function scope.place_contact, scope.move_referral, scope.reads_answer, scope.children_nobody_has to doorstep_app;
