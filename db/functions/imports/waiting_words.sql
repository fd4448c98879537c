-- What rows that wait tell, in the order asked for: for those who came to import and see restricted records.
create or replace function imports.waiting_words(p_ids uuid[]) returns table (id uuid, told jsonb, problems jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.told, w.problems
  from unnest(p_ids) with ordinality as asked (id, nth)
  join import_waiting w on w.authority_id = imports.home() and w.id = asked.id
  where w.taken_at is null and w.refused_at is null and 'restricted' = any (nullif(current_setting('app.restrictions', true), '')::text[])
  order by asked.nth
$$;
grant execute on function imports.waiting_words to doorstep_app;
