-- What was written on these records between two moments: which table, which row, when. Not what it says. For whoever parts records.
create or replace function people.written_between(p_people uuid[], p_from timestamptz, p_to timestamptz) returns table (kind text, id uuid, person_id uuid, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  a uuid := (nullif(current_setting('app.authority', true), '')::uuid[])[1];
  t text;
begin
  if not coalesce('merge' = any (nullif(current_setting('app.writes', true), '')::text[]), false) then
    raise insufficient_privilege using message = 'only whoever parts records asks this';
  end if;
  foreach t in array array['person_name', 'person_address', 'person_identifier', 'person_fact', 'relationship', 'household_member', 'involvement', 'allocation'] loop
    return query execute format('select %L::text, id, person_id, recorded_at from %I where authority_id = $1 and person_id = any ($2) and recorded_at > $3 and recorded_at <= $4', t, t)
      using a, p_people, p_from, p_to;
  end loop;
  return query select 'contact_child'::text, c.contact_id, c.person_id, c.added_at from contact_child c
    where c.authority_id = a and c.person_id = any (p_people) and c.added_at > p_from and c.added_at <= p_to and c.removed_at is null;
end
$$;
grant execute on function people.written_between to doorstep_app;
