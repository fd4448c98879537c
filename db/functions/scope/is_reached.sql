-- Whether a sight reaches this person in the scope of this transaction: by who they are, or by where they live. That a record is
-- restricted is asked beside it, as in the policies.
create or replace function scope.is_reached(p_sight text, p_person uuid, p_locality uuid) returns boolean
language sql stable parallel safe as $$
  select coalesce(p_person = any (nullif(current_setting('app.' || p_sight || '_ids', true), '')::uuid[])
    or p_locality = any (nullif(current_setting('app.' || p_sight || '_localities', true), '')::uuid[]), false)
$$;
grant execute on function scope.is_reached to doorstep_app;
