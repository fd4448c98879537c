-- Contacts that somebody brought and may not open any more, because a child they name is restricted: which, and nothing of them.
create or replace function scope.brought_and_shut(p_worker uuid) returns table (contact_id uuid, reference text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.reference from bringer b
  join contact c on c.authority_id = b.authority_id and c.id = b.contact_id
  where b.authority_id = scope.own_authority() and b.worker_id = p_worker
    and exists (select 1 from membership m where m.authority_id = b.authority_id and m.worker_id = p_worker
      and m.account_id = any (nullif(current_setting('app.account', true), '')::uuid[]))
    and c.restriction <> all (nullif(current_setting('app.restrictions', true), '')::text[])
    and c.id <> all (coalesce(nullif(current_setting('app.restricted_contacts', true), '')::uuid[], '{}'))
  order by c.received_at desc
$$;
grant execute on function scope.brought_and_shut to doorstep_app;
