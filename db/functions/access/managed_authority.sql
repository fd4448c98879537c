create or replace function access.managed_authority() returns uuid language plpgsql stable set search_path = public, pg_temp as $$
begin
  if 'accounts' = any (nullif(current_setting('app.writes', true), '')::text[]) then
    return (nullif(current_setting('app.authority', true), '')::uuid[])[1];
  end if;
  raise insufficient_privilege using message = 'accounts are not for this actor to manage';
end
$$;
grant execute on function access.managed_authority to doorstep_app;
