-- Sets the scope for this transaction, from one value:
--   {"membership", "role", "day", "now", "sights": {"record": ["allocated", ...], ...}, "words": [], "restrictions": [], "writes": [],
--    "figures": of every place: "authority", "published" or "none"}
-- A sight that is not named reaches nothing. A sight or a reach that nobody knows is refused rather than read as none.
create or replace function access.enter(p_scope jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p_day date := p_scope ->> 'day';
  m membership;
  sight access.sight;
  reaches text[];
  by_people text[];
  last_by_people text[];
  people uuid[] := '{}';
  ids uuid[];
  given uuid[] := '{}';
  given_contacts uuid[] := '{}';
begin
  select e.* into m from membership e join account a on a.id = e.account_id and a.closed_at is null
    where e.id = (p_scope ->> 'membership')::uuid and e.role = p_scope ->> 'role' and e.valid_from <= p_day and (e.valid_to is null or e.valid_to >= p_day);
  if m is null then raise insufficient_privilege using message = 'no such membership'; end if;
  -- a transaction begins with nothing set; whoever enters once more in it keeps nothing of before
  if coalesce(current_setting('app.authority', true), '') <> '' then perform access.clear_scope(); end if;
  for sight in select * from access.sight loop
    reaches := array(select jsonb_array_elements_text(p_scope -> 'sights' -> sight.name));
    if not reaches <@ scope.reaches() then raise exception 'the scope of "%" says a reach that nobody knows: %', sight.name, reaches; end if;
    by_people := array(select r from unnest(reaches) r where r = any (scope.reaches_of_people()) order by r);
    ids := '{}';
    if by_people <> '{}' then
      -- several sights mostly reach the same people: they are looked for once
      if by_people is distinct from last_by_people then
        people := scope.people_of(m.authority_id, m.agency_id, m.worker_id, by_people, p_day);
        last_by_people := by_people;
      end if;
      ids := case when sight.of_what = 'person' then people else scope.contacts_of(m.authority_id, people) end;
    end if;
    perform set_config('app.' || sight.name || '_ids', ids::text, true),
      set_config('app.' || sight.name || '_localities', scope.localities_of(m.authority_id, m.worker_id, reaches, p_day)::text, true),
      set_config('app.' || sight.name || '_agencies', (case when 'agency' = any (reaches) then array[m.agency_id] else '{}' end)::text, true);
  end loop;
  if exists (select 1 from jsonb_object_keys(p_scope -> 'sights') k where k not in (select name from access.sight)) then
    raise exception 'the scope names a sight that there is not: %', p_scope -> 'sights';
  end if;
  if p_scope -> 'restrictions' ? 'by name' then
    given := scope.given_by_name(m.authority_id, m.worker_id, p_day);
    if given <> '{}' then given_contacts := scope.contacts_of_given(m.authority_id, given); end if;
  end if;
  perform set_config('app.day', p_day::text, true),
    set_config('app.now', p_scope ->> 'now', true),
    set_config('app.authority', array[m.authority_id]::text, true),
    set_config('app.account', array[m.account_id]::text, true),
    set_config('app.membership', array[m.id]::text, true),
    set_config('app.restricted_people', given::text, true),
    set_config('app.restricted_contacts', given_contacts::text, true),
    set_config('app.restrictions', array(select jsonb_array_elements_text(p_scope -> 'restrictions'))::text, true),
    set_config('app.words_classes', array(select jsonb_array_elements_text(p_scope -> 'words'))::text, true),
    set_config('app.writes', array(select jsonb_array_elements_text(p_scope -> 'writes'))::text, true),
    set_config('app.figures', coalesce(p_scope ->> 'figures', 'none'), true),
    set_config('app.act_localities', current_setting('app.contact_localities'), true);
end
$$;
grant execute on function access.enter to doorstep_app;
