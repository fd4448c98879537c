-- One row for each contact: codes and days, no name and no words.
create or replace view figure_contact with (security_invoker = true) as
select c.authority_id, c.id as contact_id, c.reference, c.received_at, (c.received_at at time zone 'Europe/London')::date as received_on,
  c.kind, c.source_code, c.agency_id, c.locality_id, c.household_id, c.due_at, c.nobody_named, c.imported, c.restriction
from contact c;
grant select on figure_contact to doorstep_app;
