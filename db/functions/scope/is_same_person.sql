-- Whether two workers are one person, so that nobody is the second person to themself under another membership. Asked of another
-- authority than the one entered it is refused, never answered no: a no lets somebody act.
create or replace function scope.is_same_person(p_authority uuid, p_worker_a uuid, p_worker_b uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if p_authority is distinct from scope.own_authority() then
    raise insufficient_privilege using message = 'this authority is not entered';
  end if;
  return coalesce(p_worker_a = any (scope.workers_of_person(p_authority, p_worker_b)), false);
end
$$;
grant execute on function scope.is_same_person to doorstep_app;
