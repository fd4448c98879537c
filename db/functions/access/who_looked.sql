-- Who has looked at this person, and at the contacts and referrals about them, for those who may open the record: newest first.
create or replace function access.who_looked(p_person uuid, p_most int default 200) returns table (at timestamptz, name text, role text, agency text, purpose text, what text, kind text)
language sql stable security definer set search_path = public, pg_temp as $$
  with me as (
    select (nullif(current_setting('app.authority', true), '')::uuid[])[1] as authority_id
  ), mine as (
    select g.id from me join person p on p.authority_id = me.authority_id and p.id = p_person
    join person g on g.authority_id = me.authority_id and g.identity_id = p.identity_id
    where scope.is_reached('record', p.id, p.locality_id)
      and (p.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
        or p.id = any (nullif(current_setting('app.restricted_people', true), '')::uuid[]))
  ), about as (
    select id from mine
    union select k.contact_id from me join contact_child k on k.authority_id = me.authority_id join mine on mine.id = k.person_id
      where k.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
        or k.contact_id = any (nullif(current_setting('app.restricted_contacts', true), '')::uuid[])
    union select r.id from me join referral r on r.authority_id = me.authority_id join mine on mine.id = r.person_id
      where r.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
        or r.contact_id = any (nullif(current_setting('app.restricted_contacts', true), '')::uuid[])
  )
  select e.at, a.name, m.role, g.name, e.purpose, e.what, e.kind
  from me join read_entry e on e.authority_id = me.authority_id and e.subjects && (select array_agg(id) from about)
  join membership m on m.authority_id = e.authority_id and m.id = e.membership_id
  join account a on a.id = m.account_id
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  order by e.at desc, e.number desc limit p_most
$$;
grant execute on function access.who_looked to doorstep_app;
