-- The tables whose rows hang on a contact, from the catalogue, so that a new one takes its contact's scope without being named.
create or replace function scope.tables_of_contact() returns text[] language sql stable set search_path = public, pg_temp as $$
  select array_agg(p.table_name order by p.table_name)
  from access.protected p
  join pg_attribute a on a.attrelid = ('public.' || p.table_name)::regclass and a.attname = 'contact_id' and not a.attisdropped
$$;
