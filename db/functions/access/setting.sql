-- Loads before the migrations, which call it.
-- One setting as an array, in the form that plain PostgreSQL evaluates once ('once'), or that Citus accepts ('bare').
create or replace function access.setting(name text, type text, form text) returns text immutable language sql as $$
  select case form
    when 'once' then format('((select nullif(current_setting(%L, true), '''')::%s[])::%s[])', name, type, type)
    when 'bare' then format('(nullif(current_setting(%L, true), '''')::%s[])', name, type)
  end
$$;
