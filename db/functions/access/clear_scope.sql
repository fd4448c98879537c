-- Forgets the scope, but for the settings named.
create or replace function access.clear_scope(p_keeping text[] default '{}') returns void language sql set search_path = public, pg_temp as $$
  select set_config(name, '', true) from access.scope_settings() name where name <> all (p_keeping)
$$;
