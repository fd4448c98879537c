-- The row that says the same of these two people from the other side: written in the same act.
create or replace function people.other_side(p_relationship uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from relationship r join relationship o on o.authority_id = r.authority_id and o.person_id = r.other_id and o.other_id = r.person_id
    and o.recorded_at = r.recorded_at and o.recorded_by is not distinct from r.recorded_by
  where r.authority_id = (nullif(current_setting('app.authority', true), '')::uuid[])[1] and r.id = p_relationship
  limit 1
$$;
grant execute on function people.other_side to doorstep_app;
