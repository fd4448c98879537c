-- The tables whose rows follow a contact, from the list of protected tables.
create or replace function scope.tables_of_contact() returns text[] language sql stable set search_path = public, pg_temp as $$
  select array_agg(p.table_name order by p.table_name) from access.protected p where p.follows in ('contact', 'contact or person')
$$;
