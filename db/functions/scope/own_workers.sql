-- Everybody whom the one who enters is in this authority, whatever they entered as: what says who did something must be one of these.
create or replace function scope.own_workers() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(
    select o.worker_id from membership m join membership o on o.account_id = m.account_id and o.authority_id = m.authority_id
    where m.authority_id = scope.own_authority() and m.id = any (nullif(current_setting('app.membership', true), '')::uuid[]))
$$;
grant execute on function scope.own_workers to doorstep_app;
