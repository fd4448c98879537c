-- Whether a choice is made for the first time. One statement: of two at once, one is.
create or replace function access.use_choice(p_choice bytea, p_now timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with used as (insert into used_choice (choice_hash, used_at) values (p_choice, p_now) on conflict do nothing returning 1)
  select exists (select 1 from used)
$$;
grant execute on function access.use_choice to doorstep_app;
