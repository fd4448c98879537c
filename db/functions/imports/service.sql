-- The service that imports on somebody's behalf.
create or replace function imports.service(p_day date) returns table (account_id uuid, membership_id uuid, agency_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.account_id, m.id, m.agency_id, a.name from membership m join account a on a.id = m.account_id
  where m.authority_id = (nullif(current_setting('app.authority', true), '')::uuid[])[1] and m.role = 'service'
    and a.closed_at is null and m.valid_from <= p_day and (m.valid_to is null or m.valid_to >= p_day)
  order by m.id limit 1
$$;
grant execute on function imports.service to doorstep_app;
