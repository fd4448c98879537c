-- From here on a function or a view is a file of its own (db/functions, db/views), loaded after the migrations when it changed.
create table access.loaded (
  path text primary key,
  hash text not null
);
grant select on access.loaded to doorstep_app;

-- One clock, the house's: what decides something of the record is given its instant, never the server's own.
alter table session alter column began_at drop default, alter column seen_at drop default;
alter table sign_in_link alter column made_at drop default;
alter table read_entry alter column at drop default;
alter table read_entry_before alter column at drop default;
alter table submission alter column at drop default;
alter table draft alter column at drop default;
alter table post_holding alter column recorded_at drop default;
alter table post_holding_version alter column recorded_at drop default;
do $$
declare t text;
begin
  for t in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'read_entry'::regclass loop
    execute format('alter table public.%I alter column at drop default', t);
  end loop;
end $$;
