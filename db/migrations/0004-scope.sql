-- Entering: one function checks the membership and sets what this transaction may see. Which scope a role has for which kind
-- of record is the permission table's (src/access/permissions.ts) and comes in as words; what the words mean stands here.

create schema scope;
grant usage on schema scope to doorstep_app;

-- Children (and adults) that a membership reaches by one of the permission table's scopes.
create function scope.people_of(p_authority uuid, p_agency uuid, p_worker uuid, p_scope text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  with named as (
    select person_id from contact_child c join waiting w using (authority_id, contact_id)
      where p_scope = 'open contacts' and c.authority_id = p_authority and c.removed_at is null
    union
    select person_id from allocation
      where p_scope = 'open contacts' and authority_id = p_authority and allocated_by = p_worker and (valid_to is null or valid_to >= current_date)
    union
    select person_id from allocation
      where p_scope in ('allocated', 'locality') and authority_id = p_authority and (valid_to is null or valid_to >= current_date)
        and (worker_id = p_worker or team_id in (
          select t.team_id from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
          where h.authority_id = p_authority and h.worker_id = p_worker and t.team_id is not null
            and h.valid_from <= current_date and (h.valid_to is null or h.valid_to >= current_date)))
    union
    select person_id from contact_child
      where p_scope = 'agency' and authority_id = p_authority and agency_id = p_agency and removed_at is null
    union
    select person_id from involvement
      where p_scope = 'agency' and authority_id = p_authority and involved_agency_id = p_agency
        and (valid_to is null or valid_to >= current_date)
  )
  -- a merged person's records are read together
  select coalesce(array_agg(distinct other.id), '{}')
  from named
  join person p on p.authority_id = p_authority and p.id = named.person_id
  join person other on other.authority_id = p_authority and other.identity_id = p.identity_id
$$;

create function scope.localities_of(p_authority uuid, p_worker uuid, p_scope text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from (
    select id from locality where p_scope = 'authority' and authority_id = p_authority
    union
    select t.locality_id from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
      where p_scope = 'locality' and h.authority_id = p_authority and h.worker_id = p_worker and t.locality_id is not null
        and h.valid_from <= current_date and (h.valid_to is null or h.valid_to >= current_date)
  ) l(id)
$$;

-- Sets the scope for this transaction. The words: authority, locality, agency, allocated, open contacts, rows, none.
create function access.enter(
  p_membership uuid, p_index text, p_record text, p_contact text, p_words text, p_restrictions text, p_writes text
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m membership;
  people uuid[];
  contacts uuid[] := '{}';
begin
  select * into m from membership where id = p_membership and valid_from <= current_date and (valid_to is null or valid_to >= current_date);
  if m is null then raise exception 'no such membership'; end if;
  perform set_config('app.authority', array[m.authority_id]::text, true),
    set_config('app.account', array[m.account_id]::text, true),
    set_config('app.restrictions', p_restrictions, true),
    set_config('app.words_classes', p_words, true),
    set_config('app.writes', p_writes, true),
    set_config('app.index_localities', scope.localities_of(m.authority_id, m.worker_id, p_index)::text, true),
    set_config('app.index_people', (case when p_index = 'agency' then scope.people_of(m.authority_id, m.agency_id, m.worker_id, p_index) else '{}' end)::text, true),
    set_config('app.record_agencies', (case when p_record = 'agency' then array[m.agency_id] else '{}' end)::text, true),
    set_config('app.contact_localities', scope.localities_of(m.authority_id, m.worker_id, case p_contact when 'rows' then 'authority' else p_contact end)::text, true),
    set_config('app.contact_agencies', (case when p_contact = 'agency' then array[m.agency_id] else '{}' end)::text, true);
  -- a partner's own entries come by agency, not by child
  people := case when p_record in ('none', 'agency') then '{}' else scope.people_of(m.authority_id, m.agency_id, m.worker_id, p_record) end;
  perform set_config('app.record_people', people::text, true);
  if p_contact = 'allocated' then
    select coalesce(array_agg(distinct c.contact_id), '{}') into contacts
    from contact_child c where c.authority_id = m.authority_id and c.person_id = any (people) and c.removed_at is null;
  end if;
  perform set_config('app.contact_ids', contacts::text, true);
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

-- Stamps every row that hangs on these people: locality by their address on that day, the strictest restriction of their identity.
-- Contacts keep the locality of the day they were received; their restriction follows their children. Returns how many people moved.
create function scope.stamp(p_authority uuid, p_people uuid[], p_day date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t text;
  moved int;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  create temporary table if not exists stamping (person_id uuid primary key, locality_id uuid, restriction text) on commit drop;
  truncate stamping;
  insert into stamping
    select s.person_id, s.locality_id,
      (select case when bool_or(g.restriction <> 'none') then 'restricted' else 'none' end
       from person p join person g on g.authority_id = p_authority and g.identity_id = p.identity_id where p.authority_id = p_authority and p.id = s.person_id)
    from scope.places_of(p_authority, p_people, p_day) s;
  update person p set locality_id = s.locality_id from stamping s
    where p.authority_id = p_authority and p.id = s.person_id and p.locality_id <> s.locality_id;
  get diagnostics moved = row_count;
  foreach t in array array['person_name', 'person_address', 'person_identifier', 'person_fact', 'relationship', 'household_member', 'involvement', 'allocation', 'person_merge'] loop
    execute format('update %I r set locality_id = s.locality_id, restriction = s.restriction from stamping s
      where r.authority_id = $1 and r.person_id = s.person_id and (r.locality_id, r.restriction) is distinct from (s.locality_id, s.restriction)', t) using p_authority;
  end loop;
  return moved;
end
$$;

-- A contact takes the strictest restriction of the children it names.
create function scope.stamp_contacts(p_authority uuid, p_contacts uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t text;
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then raise exception 'outside the authority'; end if;
  create temporary table if not exists stamping_contacts (contact_id uuid primary key, restriction text) on commit drop;
  truncate stamping_contacts;
  insert into stamping_contacts
    select c.id, case when exists (
      select 1 from contact_child k join person p on p.authority_id = k.authority_id and p.id = k.person_id
      join person g on g.authority_id = k.authority_id and g.identity_id = p.identity_id
      where k.authority_id = p_authority and k.contact_id = c.id and k.removed_at is null and g.restriction <> 'none') then 'restricted' else 'none' end
    from contact c where c.authority_id = p_authority and c.id = any (p_contacts);
  update contact c set restriction = s.restriction from stamping_contacts s where c.authority_id = p_authority and c.id = s.contact_id and c.restriction <> s.restriction;
  foreach t in array array['contact_version', 'contact_child', 'contact_words', 'bringer', 'waiting', 'information_request', 'decision', 'answer', 'outbox',
                           'closure', 'referral', 'referral_link', 'early_help_offer', 'disagreement', 'event'] loop
    execute format('update %I r set restriction = s.restriction from stamping_contacts s
      where r.authority_id = $1 and r.contact_id = s.contact_id and r.restriction <> s.restriction', t) using p_authority;
  end loop;
end
$$;

-- Who has looked at this person, for those who may open the record: newest first.
create function access.who_looked(p_person uuid, p_most int default 200) returns table (at timestamptz, name text, role text, agency text, purpose text, what text)
language sql stable security definer set search_path = public, pg_temp as $$
  with me as (
    select (nullif(current_setting('app.authority', true), '')::uuid[])[1] as authority_id, nullif(current_setting('app.record_people', true), '')::uuid[] as people
  ), mine as (
    select g.id from me join person p on p.authority_id = me.authority_id and p.id = p_person
    join person g on g.authority_id = me.authority_id and g.identity_id = p.identity_id
    where p_person = any (me.people)
  )
  select e.at, a.name, m.role, g.name, e.purpose, e.what
  from me join read_entry e on e.authority_id = me.authority_id and e.subjects && (select array_agg(id) from mine)
  join membership m on m.authority_id = e.authority_id and m.id = e.membership_id
  join account a on a.id = m.account_id
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  order by e.at desc limit p_most
$$;

-- How many contacts wait, for the number beside the word in the header of a front door page.
create function access.waiting_count(p_authority uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from waiting where authority_id = p_authority and decided_at is null
$$;

call access.write_policies('once');

revoke execute on all functions in schema access, scope from public;
grant execute on function access.account_for, access.memberships_of, access.begin_session, access.end_session, access.actor_of, access.use_link,
  access.set_password, access.demonstration_people, access.make_read_partition, access.enter, access.who_looked, access.waiting_count,
  scope.stamp, scope.stamp_contacts, scope.locality_for to doorstep_app;
