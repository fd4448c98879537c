create or replace function access.must_be_two() returns void language plpgsql as $$
begin
  raise insufficient_privilege using message = 'this takes a second person';
end
$$;
grant execute on function access.must_be_two to doorstep_app;
