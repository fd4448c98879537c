-- Figures reach further than records: a whole place, though hardly any child in it is open. From here to the end of the transaction
-- only the rows of sights that are counted are read, by the reach of figures, and no name, no word and no write is left: whoever counts
-- cannot look up, nor change. Everything else is cleared by default, a sight that is made tomorrow too.
-- The word is the permission table's for 'see figures': authority, locality, agency.
create or replace function access.enter_figures(p_membership uuid, p_reach text, p_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m membership;
  places uuid[];
begin
  select * into m from membership where id = p_membership and valid_from <= p_day and (valid_to is null or valid_to >= p_day);
  if m is null or not (array[m.authority_id] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}')) then
    raise insufficient_privilege using message = 'no such membership';
  end if;
  if p_reach not in ('authority', 'locality', 'agency') then raise exception 'figures have no reach called %', p_reach; end if;
  places := scope.localities_of(m.authority_id, m.worker_id, array[p_reach], p_day);
  perform access.clear_scope(array['app.authority', 'app.account', 'app.membership', 'app.day', 'app.now']);
  perform set_config('app.' || s.name || '_localities', places::text, true),
    set_config('app.' || s.name || '_agencies', (case when p_reach = 'agency' then array[m.agency_id] else '{}' end)::text, true)
    from access.sight s where s.counted;
  perform set_config('app.counting', 'yes', true),
    set_config('app.restrictions', '{none,restricted}', true); -- counted, since nobody is named
end
$$;
grant execute on function access.enter_figures to doorstep_app;
