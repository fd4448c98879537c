create or replace function scope.threshold_readers(p_document uuid) returns table (agency text, readers int, members int)
language sql stable security definer set search_path = public, pg_temp as $$
  with home as (select unnest(nullif(current_setting('app.authority', true), '')::uuid[]) as authority_id)
  select g.name, count(distinct r.account_id)::int, count(distinct m.account_id)::int
  from home join membership m on m.authority_id = home.authority_id and m.role <> 'service'
    and m.valid_from <= access.today() and (m.valid_to is null or m.valid_to >= access.today())
  join agency g on g.authority_id = m.authority_id and g.id = m.agency_id
  left join threshold_reading r on r.authority_id = m.authority_id and r.account_id = m.account_id and r.document_id = p_document
  group by g.name order by g.name
$$;
grant execute on function scope.threshold_readers to doorstep_app;
