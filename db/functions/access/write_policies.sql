-- Loads before the migrations, which call it.
-- Writes the policies of every protected table anew, where the template changed. A new table's are written by access.protect.
create or replace procedure access.write_policies(form text default 'once') language plpgsql as $$
declare
  name text;
begin
  for name in select table_name from access.protected order by table_name loop
    call access.write_policies_of(name, form);
  end loop;
end
$$;
