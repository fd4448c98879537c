-- Whether this very act of the one who enters decides, or confirms, one of these contacts. What waits for a second person ends nothing.
create or replace function access.decides_now(p_contacts uuid[], p_standing boolean) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (
    select 1 from decision d where d.authority_id = scope.own_authority() and d.contact_id = any (p_contacts)
      and (d.decided_at = access.now() and d.decided_by = any (scope.own_workers())
        or d.confirmed_at = access.now() and d.confirmed_by = any (scope.own_workers()))
      and (d.confirmed_at is not null or not p_standing))
$$;
grant execute on function access.decides_now to doorstep_app;
