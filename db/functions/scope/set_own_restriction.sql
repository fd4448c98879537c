-- A restriction is set and lifted by whoever may: a row policy cannot tell one column of an index row from another.
create or replace function scope.set_own_restriction(p_authority uuid, p_person uuid, p_restriction text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (array[p_authority] <@ coalesce(nullif(current_setting('app.authority', true), '')::uuid[], '{}'))
    or not ('restriction' = any (coalesce(nullif(current_setting('app.writes', true), '')::text[], '{}'))) then
    raise insufficient_privilege using message = 'restricting is not open here';
  end if;
  update person set own_restriction = p_restriction, version = version + 1 where authority_id = p_authority and id = p_person;
end
$$;
grant execute on function scope.set_own_restriction to doorstep_app;
