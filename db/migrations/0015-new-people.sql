-- Somebody who is added is known as such to the end of the transaction (db/functions/access/keep_new.sql).
create function access.keep_new() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger keep_new_people after insert on person referencing new table as now_rows for each statement execute function access.keep_new();

-- Who works with a child opens the child to an agency: it is written by whoever may change what is known, like any dated row.
update access.protected set writes = 'record' where table_name = 'involvement';
call access.write_policies();
