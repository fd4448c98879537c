-- Thousands of rows come in one transaction, and nobody else counts them before it ends: without this the planner believes that the
-- tables are as small as they were, and every foreign key is checked by reading them whole.
create or replace function imports.count_rows() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if imports.home() is null then raise insufficient_privilege using message = 'not here to import'; end if;
  analyze person, household, person_identifier, person_fact, household_member, contact, contact_child, contact_version, decision, referral, imported_row;
end
$$;
grant execute on function imports.count_rows to doorstep_app;
