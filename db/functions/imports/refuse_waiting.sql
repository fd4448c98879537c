-- Refuses the file of which this row waits: none of its rows comes in, and the run that brought it says why. The same file may be brought
-- again: it was read, and nothing of it was kept. Nothing is returned where it does not wait any more.
create or replace function imports.refuse_waiting(p_waiting uuid, p_because text, p_told text) returns table (run_id uuid, refused int)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  a uuid := imports.home();
  by_membership uuid := access.own_membership('{front-door-manager}');
  f import_waiting;
  n int;
begin
  if a is null or by_membership is null or not coalesce('refusal' = any (nullif(current_setting('app.writes', true), '')::text[]), false)
    or not coalesce('restricted' = any (nullif(current_setting('app.restrictions', true), '')::text[]), false) then
    raise insufficient_privilege using message = 'not here to refuse a file';
  end if;
  select * into f from import_waiting w where w.authority_id = a and w.id = p_waiting and w.taken_at is null and w.refused_at is null;
  update import_waiting w set refused_at = access.now(), refused_because = p_because, their_id = w.their_id || ' refused ' || p_waiting,
    refused_by = (select m.worker_id from membership m where m.id = by_membership)
  where w.authority_id = a and w.file_name = f.file_name and w.brought_at = f.brought_at and w.brought_by is not distinct from f.brought_by
    and w.run_id is not distinct from f.run_id and w.taken_at is null and w.refused_at is null;
  get diagnostics n = row_count;
  if n = 0 then return; end if;
  update import_run r set state = 'refused', sentence = p_told where r.authority_id = a and r.id = f.run_id;
  delete from imported_row i where i.authority_id = a and i.our_id = f.run_id and i.source in ('file', 'census');
  return query select f.run_id, n;
end
$$;
grant execute on function imports.refuse_waiting to doorstep_app;
