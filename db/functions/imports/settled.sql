-- Files that waited and do not any more, since an instant, or the one of which this row waited: who sent it, who took it in or refused it,
-- and why. For those who may refuse one.
create or replace function imports.settled(p_since timestamptz, p_waiting uuid) returns table (
  id uuid, file_name text, rows int, brought_at timestamptz, brought_by text, taken_at timestamptz, taken_by text,
  refused_at timestamptz, refused_by text, because text
) language sql stable security definer set search_path = public, pg_temp as $$
  select (array_agg(w.id order by w.id))[1], w.file_name, count(*)::int, w.brought_at, k.name, w.taken_at, a.name,
    w.refused_at, r.name, w.refused_because
  from import_waiting w
  left join worker k on k.authority_id = w.authority_id and k.id = w.brought_by
  left join worker r on r.authority_id = w.authority_id and r.id = w.refused_by
  left join import_run t on t.authority_id = w.authority_id and t.id = w.taken_by_run
  left join account a on a.id = t.account_id
  where w.authority_id = imports.home() and (w.taken_at is not null or w.refused_at is not null)
    and access.own_membership('{front-door-manager}') is not null
    and 'refusal' = any (nullif(current_setting('app.writes', true), '')::text[])
    and 'restricted' = any (nullif(current_setting('app.restrictions', true), '')::text[])
  group by w.file_name, w.brought_at, k.name, w.run_id, w.taken_at, a.name, w.refused_at, r.name, w.refused_because
  having greatest(w.taken_at, w.refused_at) >= p_since or bool_or(w.id = p_waiting)
  order by greatest(w.taken_at, w.refused_at) desc, 1
$$;
grant execute on function imports.settled to doorstep_app;
