-- One row for each referral, which is one child's.
create or replace view figure_referral with (security_invoker = true) as
select r.authority_id, r.id as referral_id, r.reference, r.contact_id, r.person_id, r.family_number, r.step, r.source_code, r.primary_need,
  r.received_at, (r.received_at at time zone 'Europe/London')::date as received_on,
  r.closed_at, (r.closed_at at time zone 'Europe/London')::date as closed_on, r.no_further_action, r.imported, r.agency_id, r.locality_id, r.restriction
from referral r;
grant select on figure_referral to doorstep_app;
