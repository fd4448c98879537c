-- The reaches that say which people: scope.people_of finds them.
create or replace function scope.reaches_of_people() returns text[] language sql immutable set search_path = public, pg_temp as $$
  select array['by name', 'allocated', 'team', 'service', 'reviews', 'open contacts', 'agency children']
$$;
