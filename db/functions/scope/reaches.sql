-- How far a sight can reach, in the permission table's words: by place, by agency, by the people one stands to, or as rows that name nobody.
create or replace function scope.reaches() returns text[] language sql immutable set search_path = public, pg_temp as $$
  select array['authority', 'locality', 'agency', 'rows'] || scope.reaches_of_people()
$$;
