-- Figures reach further than records: a whole place, though hardly any child in it is open. From here to the end of the transaction
-- rows are read by the scope of figures, and no name, no word and no write is left: whoever counts cannot look up, nor change.
-- The word is the permission table's for 'see figures': authority, locality, agency.
create or replace function access.enter_figures(p_membership uuid, p_scope text, p_day date) returns void
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
grant execute on function access.enter_figures to doorstep_app;
