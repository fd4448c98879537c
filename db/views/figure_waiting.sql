-- Contacts that wait: for a decision, or (decided) for their answer or a second person.
create or replace view figure_waiting with (security_invoker = true) as
select w.authority_id, w.contact_id, w.kind, w.source_code, w.received_at, w.due_at, w.decided_at,
  (w.decided_at at time zone 'Europe/London')::date as decided_on, scope.is_answered(w.authority_id, w.contact_id) as is_answered,
  w.agency_id, w.locality_id
from waiting w;
grant select on figure_waiting to doorstep_app;
