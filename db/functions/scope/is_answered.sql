-- Whether whoever brought a contact has an answer; never the answer.
create or replace function scope.is_answered(p_authority uuid, p_contact uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from answer a where a.authority_id = p_authority and a.contact_id = p_contact
    and a.authority_id = any (nullif(current_setting('app.authority', true), '')::uuid[]))
$$;
grant execute on function scope.is_answered to doorstep_app;
