-- Entering: one function checks the membership and sets what this transaction may see. Which scope a role has for which kind
-- of record is the permission table's (src/access/permissions.ts) and comes in as words; what the words mean stands here.

-- What the front door made of a contact is one kind; and some tables are written by fewer than read them.
update access.protected set kind = 'deciding' where table_name in ('decision', 'referral', 'referral_link', 'early_help_offer');
update access.protected set kind = 'import' where table_name = 'imported_row';
update access.protected p set writes = w.word from (values
  ('household', 'household'), ('allocation', 'allocation'), ('person_merge', 'merge'),
  ('threshold_document', 'threshold'), ('threshold_level', 'threshold'), ('threshold_clause', 'threshold'),
  ('information_request', 'deciding'), ('answer', 'answer'), ('outbox', 'answer'), ('closure', 'answer'), ('disagreement', 'disagreement')
) w(name, word) where p.table_name = w.name;

-- Adding somebody new is one thing; the names and dates of those who are known are another.
update access.protected set changes = 'identity' where table_name = 'person';

create schema scope;
grant usage on schema scope to doorstep_app;

-- Teams that a worker is in on this day, by the posts they hold.
create function scope.teams_of(p_authority uuid, p_worker uuid, p_day date) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select m.id
  from post_holding h
  join post t on t.authority_id = h.authority_id and t.id = h.post_id
  join team m on m.authority_id = t.authority_id and m.id = t.team_id
  where h.authority_id = p_authority and h.worker_id = p_worker
    and h.valid_from <= p_day and (h.valid_to is null or h.valid_to >= p_day)
    and t.valid_from <= p_day and (t.valid_to is null or t.valid_to >= p_day)
    and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
$$;

-- Children (and adults) that a membership reaches by one of the permission table's scopes, on this day. One statement for each
-- scope, so that only what is asked is planned, and planned once to a connection: every request comes through here.
-- An allocation or involvement is in force when it is not to come, not ended, and not corrected by a later row.
create function scope.people_of(p_authority uuid, p_agency uuid, p_worker uuid, p_scope text, p_day date) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  named uuid[];
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
    named := array(
      -- few wait among very many: a step for each of them (offset 0 keeps it so), never a walk along all contacts
      select c.person_id from waiting w cross join lateral (
        select person_id from contact_child c where c.authority_id = w.authority_id and c.contact_id = w.contact_id and c.removed_at is null offset 0) c
      where w.authority_id = p_authority
      union
      select a.person_id from allocation a
      where a.authority_id = p_authority and a.allocated_by = p_worker and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
        and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id));
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

create function scope.localities_of(p_authority uuid, p_worker uuid, p_scope text, p_day date) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if p_scope = 'authority' then return array(select id from locality where authority_id = p_authority); end if;
  if p_scope <> 'locality' then return '{}'; end if;
  return array(
    select distinct t.locality_id from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
    where h.authority_id = p_authority and h.worker_id = p_worker and t.locality_id is not null
      and h.valid_from <= p_day and (h.valid_to is null or h.valid_to >= p_day)
      and t.valid_from <= p_day and (t.valid_to is null or t.valid_to >= p_day));
end
$$;

-- The restricted people whom this worker has by name, all records of each: a team that has a child does not see what is restricted.
create function scope.given_by_name(p_authority uuid, p_worker uuid, p_day date) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct g.id), '{}')
  from allocation a
  join person p on p.authority_id = p_authority and p.id = a.person_id and p.restriction <> 'none'
  join person g on g.authority_id = p_authority and g.identity_id = p.identity_id
  where a.authority_id = p_authority and a.worker_id = p_worker and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day)
    and not exists (select 1 from allocation c where c.authority_id = p_authority and c.corrects = a.id)
$$;

-- The contacts that name these people and nobody else who is restricted.
create function scope.contacts_of_given(p_authority uuid, p_given uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct k.contact_id), '{}')
  from contact_child k
  where k.authority_id = p_authority and k.person_id = any (p_given) and k.removed_at is null
    and not exists (select 1 from contact_child o join person p on p.authority_id = p_authority and p.id = o.person_id
      where o.authority_id = p_authority and o.contact_id = k.contact_id and o.removed_at is null
        and p.restriction <> 'none' and p.id <> all (p_given))
$$;

-- Sets the scope for this transaction. The words: authority, locality, agency, allocated, open contacts, rows, none.
-- A scope that a kind of record does not know is refused rather than read as none.
create function access.enter(
  p_membership uuid, p_role text, p_day date, p_index text, p_record text, p_contact text, p_words text, p_restrictions text, p_writes text
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m membership;
  people uuid[] := '{}';
  contacts uuid[] := '{}';
  given uuid[] := '{}';
  given_contacts uuid[] := '{}';
begin
  select e.* into m from membership e join account a on a.id = e.account_id and a.closed_at is null
    where e.id = p_membership and e.role = p_role and e.valid_from <= p_day and (e.valid_to is null or e.valid_to >= p_day);
  if m is null then raise insufficient_privilege using message = 'no such membership'; end if;
  if p_index not in ('authority', 'locality', 'agency', 'none') or p_record not in ('allocated', 'open contacts', 'agency', 'none')
    or p_contact not in ('authority', 'locality', 'agency', 'allocated', 'rows', 'none') then
    raise exception 'a scope of the permission table means nothing here: index %, record %, contact %', p_index, p_record, p_contact;
  end if;
  -- a partner's own entries come by agency, not by child
  if p_record in ('allocated', 'open contacts') then people := scope.people_of(m.authority_id, m.agency_id, m.worker_id, p_record, p_day); end if;
  if p_contact = 'allocated' then
    select coalesce(array_agg(distinct c.contact_id), '{}') into contacts
    from contact_child c where c.authority_id = m.authority_id and c.removed_at is null and c.person_id = any (
      case p_record when 'allocated' then people else scope.people_of(m.authority_id, m.agency_id, m.worker_id, 'allocated', p_day) end);
  end if;
  if 'by name' = any (p_restrictions::text[]) then
    given := scope.given_by_name(m.authority_id, m.worker_id, p_day);
    if given <> '{}' then given_contacts := scope.contacts_of_given(m.authority_id, given); end if;
  end if;
  perform set_config('app.authority', array[m.authority_id]::text, true),
    set_config('app.restricted_people', given::text, true),
    set_config('app.restricted_contacts', given_contacts::text, true),
    set_config('app.account', array[m.account_id]::text, true),
    set_config('app.restrictions', p_restrictions, true),
    set_config('app.words_classes', p_words, true),
    set_config('app.writes', p_writes, true),
    set_config('app.index_localities', scope.localities_of(m.authority_id, m.worker_id, p_index, p_day)::text, true),
    set_config('app.index_people', (case when p_index = 'agency' then scope.people_of(m.authority_id, m.agency_id, m.worker_id, p_index, p_day) else '{}' end)::text, true),
    set_config('app.record_people', people::text, true),
    set_config('app.record_agencies', (case when p_record = 'agency' then array[m.agency_id] else '{}' end)::text, true),
    set_config('app.contact_localities', scope.localities_of(m.authority_id, m.worker_id, case p_contact when 'rows' then 'authority' else p_contact end, p_day)::text, true),
    set_config('app.act_localities', current_setting('app.contact_localities'), true),
    set_config('app.contact_agencies', (case when p_contact = 'agency' then array[m.agency_id] else '{}' end)::text, true),
    set_config('app.contact_ids', contacts::text, true);
end
$$;

-- ── Stamping ────────────────────────────────────────────────────────────────────────────────────

-- The locality responsible for a ward's day, or the place for those not placed yet.
create function scope.locality_for(p_authority uuid, p_ward text, p_day date) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select a.locality_id from locality_area a where a.authority_id = p_authority and a.area_code = p_ward
       and a.valid_from <= p_day and (a.valid_to is null or a.valid_to >= p_day) order by a.valid_from desc limit 1),
    (select l.id from locality l where l.authority_id = p_authority and not l.placed limit 1))
$$;

-- Where these people are responsible to, from the address they have on that day.
create function scope.places_of(p_authority uuid, p_people uuid[], p_day date) returns table (person_id uuid, locality_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, scope.locality_for(p_authority, (
    select a.ward_code from person_address a
    where a.authority_id = p_authority and a.person_id = p.id and (a.valid_from is null or a.valid_from <= p_day) and (a.valid_to is null or a.valid_to >= p_day)
      and not exists (select 1 from person_address c where c.authority_id = p_authority and c.corrects = a.id)
    order by a.valid_from desc nulls last, a.recorded_at desc limit 1), p_day)
  from person p where p.authority_id = p_authority and p.id = any (p_people)
$$;

-- A contact, and all that hangs on it, takes the strictest restriction of the children it names.
create function scope.stamp_contacts(p_authority uuid, p_contacts uuid[]) returns void
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
                           'closure', 'referral', 'referral_link', 'early_help_offer', 'disagreement', 'event'] loop
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

-- Which referral is open for each of these people, in any of their records and whoever may read it: a contact is linked to it, and no
-- second one is opened. Ids alone, for whoever decides.
create function scope.open_referrals(p_authority uuid, p_people uuid[]) returns table (person_id uuid, referral_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, r.id from person p
  join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id
  join referral r on r.authority_id = g.authority_id and r.person_id = g.id and r.closed_at is null
  where p.authority_id = p_authority and p.id = any (p_people)
    and p_authority = any (nullif(current_setting('app.authority', true), '')::uuid[])
    and 'deciding' = any (nullif(current_setting('app.writes', true), '')::text[])
  order by r.received_at
$$;

-- Who has looked at this person, and at the contacts and referrals about them, for those who may open the record: newest first.
create function access.who_looked(p_person uuid, p_most int default 200) returns table (at timestamptz, name text, role text, agency text, purpose text, what text, kind text)
language sql stable security definer set search_path = public, pg_temp as $$
  with me as (
    select (nullif(current_setting('app.authority', true), '')::uuid[])[1] as authority_id
  ), mine as (
    select g.id from me join person p on p.authority_id = me.authority_id and p.id = p_person
    join person g on g.authority_id = me.authority_id and g.identity_id = p.identity_id
    where p.id = any (nullif(current_setting('app.record_people', true), '')::uuid[])
      and (p.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
        or p.id = any (nullif(current_setting('app.restricted_people', true), '')::uuid[]))
  ), about as (
    select id from mine
    union select k.contact_id from me join contact_child k on k.authority_id = me.authority_id join mine on mine.id = k.person_id
      where k.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
        or k.contact_id = any (nullif(current_setting('app.contact_ids', true), '')::uuid[])
    union select r.id from me join referral r on r.authority_id = me.authority_id join mine on mine.id = r.person_id
      where r.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
        or r.contact_id = any (nullif(current_setting('app.contact_ids', true), '')::uuid[])
  )
  select e.at, a.name, m.role, g.name, e.purpose, e.what, e.kind
  from me join read_entry e on e.authority_id = me.authority_id and e.subjects && (select array_agg(id) from about)
  join membership m on m.authority_id = e.authority_id and m.id = e.membership_id
  join account a on a.id = m.account_id
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  order by e.at desc, e.number desc limit p_most
$$;

-- The scope columns of one record and how a membership stands to it, for who explains access. Codes only, no name and no word.
create function access.scope_of(p_kind text, p_id uuid, p_membership uuid, p_day date) returns table (
  locality_id uuid, locality text, agency_id uuid, agency text, restriction text, concern boolean,
  allocated boolean, was_allocated boolean, open_contact boolean, brought boolean, works_with boolean, about_allocated boolean, by_name boolean
) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  home uuid := access.managed_authority();
  m membership;
  about uuid[];
  given uuid[];
  reached uuid[];
  known uuid[];
  named uuid[];
begin
  select * into m from membership e where e.authority_id = home and e.id = p_membership;
  given := scope.people_of(home, m.agency_id, m.worker_id, 'allocated', p_day);
  reached := scope.people_of(home, m.agency_id, m.worker_id, 'open contacts', p_day);
  known := scope.people_of(home, m.agency_id, m.worker_id, 'agency', p_day);
  named := scope.given_by_name(home, m.worker_id, p_day);
  if p_kind = 'contact' then
    select array_agg(k.person_id) into about from contact_child k where k.authority_id = home and k.contact_id = p_id and k.removed_at is null;
  end if;
  return query
    select r.locality_id, l.name, r.agency_id, g.name, r.restriction, r.concern,
      r.person_id = any (given),
      exists (select 1 from allocation a where a.authority_id = home and a.person_id = r.person_id
        and (a.worker_id = m.worker_id or a.team_id in (select scope.teams_of(home, m.worker_id, p_day)))),
      r.person_id = any (reached),
      exists (select 1 from contact_child k where k.authority_id = home and k.person_id = r.person_id and k.agency_id = m.agency_id and k.removed_at is null),
      r.person_id = any (known),
      about && given,
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

-- The contact that a reference names (its own, or that of a referral it led to), for who explains access.
create function access.find_reference(p_reference text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from contact c where c.authority_id = access.managed_authority() and c.reference = p_reference
  union all
  select r.contact_id from referral r where r.authority_id = access.managed_authority() and r.reference = p_reference
  limit 1
$$;

-- How many contacts wait, for the number beside the word in the header of a front door page.
create function access.waiting_count(p_membership uuid, p_restrictions text[], p_day date) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from membership m join waiting w on w.authority_id = m.authority_id
  where m.id = p_membership and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
    and w.decided_at is null and w.restriction = any (p_restrictions)
$$;

call access.write_policies('once');

revoke execute on all routines in schema access, scope from public;
grant execute on function access.account_for, access.memberships_of, access.begin_session, access.end_session, access.actor_of, access.is_link_good, access.use_link,
  access.demonstration_people, access.make_read_partition, access.sweep, access.enter, access.who_looked, access.waiting_count,
  access.managed_authority, access.is_managed, access.list_accounts, access.list_memberships, access.make_account, access.add_membership, access.date_membership,
  access.close_account, access.make_link, access.scope_of, access.find_reference,
  scope.stamp_contacts, scope.open_referrals, scope.locality_for to doorstep_app;
