-- When disagreements were raised and settled, for whoever may see the contact; never what was said.
create or replace function scope.disagreement_days() returns table (
  authority_id uuid, disagreement_id uuid, contact_id uuid, raised_at timestamptz, due_at timestamptz, resolved_at timestamptz, outcome text,
  agency_id uuid, locality_id uuid
) language sql stable security definer set search_path = public, pg_temp as $$
  select d.authority_id, d.id, d.contact_id, d.raised_at, d.due_at, d.resolved_at, d.outcome, d.agency_id, d.locality_id
  from disagreement d
  where d.authority_id = any (nullif(current_setting('app.authority', true), '')::uuid[])
    and d.restriction = any (nullif(current_setting('app.restrictions', true), '')::text[])
    and (d.locality_id = any (nullif(current_setting('app.contact_localities', true), '')::uuid[])
      or d.agency_id = any (nullif(current_setting('app.contact_agencies', true), '')::uuid[])
      or d.contact_id = any (nullif(current_setting('app.contact_ids', true), '')::uuid[]))
$$;
grant execute on function scope.disagreement_days to doorstep_app;
