-- A month's own table. Entries that came before it was made stand in the default one and move over.
create or replace function access.make_read_partition(month date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', month);
  from_at text := first::text || ' 00:00+00';
  to_at text := (first + interval '1 month')::date::text || ' 00:00+00';
  name text := 'read_entry_' || to_char(first, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(hashtext('make_read_partition'));
  if exists (select 1 from pg_class where relname = name and relnamespace = 'public'::regnamespace) then return; end if;
  lock table read_entry_before in access exclusive mode;
  execute format('create table public.%I (like public.read_entry including defaults including constraints)', name);
  execute format('alter table public.%I enable row level security', name);
  execute format('with moved as (delete from public.read_entry_before where at >= %L and at < %L returning *) insert into public.%I select * from moved', from_at, to_at, name);
  execute format('alter table public.read_entry attach partition public.%I for values from (%L) to (%L)', name, from_at, to_at);
end
$$;
grant execute on function access.make_read_partition to doorstep_app;
