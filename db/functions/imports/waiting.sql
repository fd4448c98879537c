-- Rows of files that wait: for those who came to import and see restricted records.
create or replace function imports.waiting() returns table (
  id uuid, kind text, file_name text, source text, place text, told jsonb, problems jsonb, as_at date, fills_only boolean, brought_at timestamptz, brought_by text, run_id uuid
) language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.kind, w.file_name, w.source, w.place, w.told, w.problems, w.as_at, w.fills_only, w.brought_at, k.name, w.run_id
  from import_waiting w left join worker k on k.authority_id = w.authority_id and k.id = w.brought_by
  where w.authority_id = imports.home() and w.taken_at is null and w.refused_at is null
    and 'restricted' = any (nullif(current_setting('app.restrictions', true), '')::text[])
  order by w.brought_at, w.id
$$;
grant execute on function imports.waiting to doorstep_app;
