-- Whether the national code of this authority may become another: none that somebody else has, and none once files came in under it.
create or replace function access.code_standing(p_code text) returns table (taken boolean, imported boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from authority where code = p_code and id <> all (h.home)),
    exists (select 1 from imported_row where authority_id = any (h.home))
  from (select coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}') as home) h
$$;
grant execute on function access.code_standing to doorstep_app;
