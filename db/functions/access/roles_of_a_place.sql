-- Local: what a manager of a place may make posts for. Said again from src/agencies/actions.ts, so that no page can forget it; a test holds
-- the two to one another.
create or replace function access.roles_of_a_place() returns text[] language sql immutable as $$
  select '{practitioner,social-worker,partner}'::text[]
$$;
grant execute on function access.roles_of_a_place to doorstep_app;
