-- Sets the scope for this transaction. The words: authority, locality, agency, allocated, open contacts, rows, none; of figures of every
-- place: authority, published, none.
-- A scope that a kind of record does not know is refused rather than read as none.
create or replace function access.enter(
  p_membership uuid, p_role text, p_day date, p_now timestamptz, p_index text, p_record text, p_contact text, p_words text, p_restrictions text, p_writes text,
  p_figures text
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
  perform set_config('app.day', p_day::text, true),
    set_config('app.now', p_now::text, true),
    set_config('app.authority', array[m.authority_id]::text, true),
    set_config('app.restricted_people', given::text, true),
    set_config('app.restricted_contacts', given_contacts::text, true),
    set_config('app.account', array[m.account_id]::text, true),
    set_config('app.membership', array[m.id]::text, true),
    set_config('app.restrictions', p_restrictions, true),
    set_config('app.words_classes', p_words, true),
    set_config('app.writes', p_writes, true),
    set_config('app.figures', p_figures, true),
    set_config('app.new_people', '{}', true),
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
grant execute on function access.enter to doorstep_app;
