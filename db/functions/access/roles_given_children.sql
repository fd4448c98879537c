-- The roles that may be given children, as the permission table says (src/access/permissions.ts); a test holds the two to one another.
create or replace function access.roles_given_children() returns text[] language sql immutable as $$
  select '{practitioner,social-worker,neighbourhood-manager,partner}'::text[]
$$;
grant execute on function access.roles_given_children to doorstep_app;
