-- What figures are counted from: views with codes and days, no name and no words; and the census minimum of a referral.

-- The census minimum can be put right by two people at once, so it carries a version.
alter table referral add column version int not null default 1;
grant update (source_code, version) on referral to doorstep_app;
create index on referral_link (authority_id, referral_id);

-- ── Scans for figures ───────────────────────────────────────────────────────────────────────────

-- A figure reads a year of rows. With the columns that the policies ask for in the index, it need not visit the table.
drop index contact_authority_id_received_at_idx;
create index contact_received on contact (authority_id, received_at) include (id, locality_id, agency_id, restriction, kind, source_code);
create index contact_due on contact (authority_id, due_at) include (id, locality_id, agency_id, restriction);
drop index decision_authority_id_decided_at_idx;
create index decision_decided on decision (authority_id, decided_at) include (contact_id, version, outcome, locality_id, agency_id, restriction);
create index decision_changed on decision (authority_id, contact_id, version) include (locality_id, agency_id, restriction) where version > 1;

-- ── Whose figures ───────────────────────────────────────────────────────────────────────────────

-- Figures reach further than records: a whole place, though hardly any child in it is open. From here to the end of the transaction
-- rows are read by the scope of figures, and no name, no word and no write is left: whoever counts cannot look up, nor change.
-- The word is the permission table's for 'see figures': authority, locality, agency.
create function access.enter_figures(p_membership uuid, p_scope text, p_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m membership;
  places uuid[] := '{}';
begin
  select * into m from membership where id = p_membership and valid_from <= p_day and (valid_to is null or valid_to >= p_day);
  if m is null or not (array[m.authority_id] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then
    raise insufficient_privilege using message = 'no such membership';
  end if;
  if p_scope = 'authority' then
    select coalesce(array_agg(l.id), '{}') into places from locality l where l.authority_id = m.authority_id;
  elsif p_scope = 'locality' then
    select coalesce(array_agg(distinct t.locality_id), '{}') into places
    from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
    where h.authority_id = m.authority_id and h.worker_id = m.worker_id and t.locality_id is not null
      and h.valid_from <= p_day and (h.valid_to is null or h.valid_to >= p_day)
      and t.valid_from <= p_day and (t.valid_to is null or t.valid_to >= p_day);
  elsif p_scope <> 'agency' then
    raise exception 'figures have no scope called %', p_scope;
  end if;
  perform set_config('app.contact_localities', places::text, true),
    set_config('app.contact_agencies', (case when p_scope = 'agency' then array[m.agency_id] else '{}' end)::text, true),
    set_config('app.contact_ids', '{}', true),
    set_config('app.act_localities', '{}', true),
    set_config('app.index_localities', '{}', true),
    set_config('app.index_people', '{}', true),
    set_config('app.record_people', '{}', true),
    set_config('app.record_agencies', '{}', true),
    set_config('app.words_classes', '{}', true),
    set_config('app.writes', '{}', true),
    set_config('app.counting', 'yes', true),
    set_config('app.restrictions', '{none,restricted}', true); -- counted, since nobody is named
end
$$;

-- When disagreements were raised and settled, for whoever may see the contact; never what was said.
create function scope.disagreement_days() returns table (
  authority_id uuid, disagreement_id uuid, contact_id uuid, raised_at timestamptz, due_at timestamptz, resolved_at timestamptz, outcome text,
  agency_id uuid, locality_id uuid
) language sql stable security definer set search_path = public, pg_temp as $$
  select d.authority_id, d.id, d.contact_id, d.raised_at, d.due_at, d.resolved_at, d.outcome, d.agency_id, d.locality_id
  from disagreement d
  where d.authority_id = any (nullif(current_setting('app.authority', true), '')::uuid[])
    and d.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
    and (d.locality_id = any (nullif(current_setting('app.contact_localities', true), '')::uuid[])
      or d.agency_id = any (nullif(current_setting('app.contact_agencies', true), '')::uuid[])
      or d.contact_id = any (nullif(current_setting('app.contact_ids', true), '')::uuid[]))
$$;

-- Whether whoever brought a contact has an answer; never the answer.
create function scope.is_answered(p_authority uuid, p_contact uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from answer a where a.authority_id = p_authority and a.contact_id = p_contact
    and a.authority_id = any (nullif(current_setting('app.authority', true), '')::uuid[]))
$$;

-- Which records were joined to which: a child who was recorded twice is counted once. The ids alone, of the reader's
-- authority, and only for whoever counts: by them others would learn that somebody is restricted.
create function scope.joined_records() returns table (authority_id uuid, person_id uuid, identity_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.authority_id, p.id, p.identity_id from person p
  where p.authority_id = any (nullif(current_setting('app.authority', true), '')::uuid[]) and p.identity_id <> p.id
    and current_setting('app.counting', true) = 'yes'
$$;

-- ── The views, as they stand in db/views ────────────────────────────────────────────────────────

-- One row for each contact: codes and days, no name and no words.
create or replace view figure_contact with (security_invoker = true) as
select c.authority_id, c.id as contact_id, c.reference, c.received_at, (c.received_at at time zone 'Europe/London')::date as received_on,
  c.kind, c.source_code, c.agency_id, c.locality_id, c.household_id, c.due_at, c.nobody_named, c.imported
from contact c;

-- One row for each decision on a contact. The first says whether it was on time; the latest (no version follows it) says how it ended.
create or replace view figure_decision with (security_invoker = true) as
select d.authority_id, d.contact_id, d.version, d.version = 1 as is_first, later.contact_id is null as is_latest,
  d.outcome, d.level, d.clause_number, d.decided_at, (d.decided_at at time zone 'Europe/London')::date as decided_on,
  d.late, d.late_reason, d.imported, d.agency_id, d.locality_id
from decision d
left join decision later on later.authority_id = d.authority_id and later.contact_id = d.contact_id and later.version = d.version + 1
  and later.version > 1;

-- Which records a contact names, by id alone, so that what came before and after for one child can be counted.
create or replace view figure_child with (security_invoker = true) as
select k.authority_id, k.contact_id, k.person_id, k.agency_id, k.locality_id
from contact_child k
where k.removed_at is null;

-- One row for each referral, which is one child's.
create or replace view figure_referral with (security_invoker = true) as
select r.authority_id, r.id as referral_id, r.reference, r.contact_id, r.person_id, r.family_number, r.step, r.source_code, r.primary_need,
  r.received_at, (r.received_at at time zone 'Europe/London')::date as received_on,
  r.closed_at, (r.closed_at at time zone 'Europe/London')::date as closed_on, r.no_further_action, r.imported, r.agency_id, r.locality_id
from referral r;

-- Contacts for a child whose referral was open already: no second referral was made, though without it there would have been one.
create or replace view figure_linked_contact with (security_invoker = true) as
select l.authority_id, l.contact_id, l.referral_id, l.person_id, l.linked_at, (l.linked_at at time zone 'Europe/London')::date as linked_on,
  l.agency_id, l.locality_id
from referral_link l;

-- Contacts that wait: for a decision, or (decided) for their answer or a second person.
create or replace view figure_waiting with (security_invoker = true) as
select w.authority_id, w.contact_id, w.kind, w.source_code, w.received_at, w.due_at, w.decided_at,
  (w.decided_at at time zone 'Europe/London')::date as decided_on, scope.is_answered(w.authority_id, w.contact_id) as is_answered,
  w.agency_id, w.locality_id
from waiting w;

-- One row for each disagreement: when, never the words. Their rows are open only with the words, so a function gives the days alone.
create or replace view figure_disagreement with (security_invoker = true) as
select d.authority_id, d.disagreement_id, d.contact_id, d.raised_at, (d.raised_at at time zone 'Europe/London')::date as raised_on, d.due_at,
  d.resolved_at, (d.resolved_at at time zone 'Europe/London')::date as resolved_on, d.outcome, d.agency_id, d.locality_id
from scope.disagreement_days() d;

-- Records that were joined to another of the same child: which record stands for both. Two ids, no name.
create or replace view figure_joined_record with (security_invoker = true) as
select j.authority_id, j.person_id, j.identity_id
from scope.joined_records() j;

grant select on figure_joined_record, figure_contact, figure_decision, figure_child, figure_referral, figure_linked_contact, figure_waiting, figure_disagreement to doorstep_app;

revoke execute on function access.enter_figures, scope.disagreement_days, scope.is_answered, scope.joined_records from public;
grant execute on function access.enter_figures, scope.disagreement_days, scope.is_answered, scope.joined_records to doorstep_app;
