-- Contacts for a child whose referral was open already: no second referral was made, though without it there would have been one.
create or replace view figure_linked_contact with (security_invoker = true) as
select l.authority_id, l.contact_id, l.referral_id, l.person_id, l.linked_at, (l.linked_at at time zone 'Europe/London')::date as linked_on,
  l.agency_id, l.locality_id, l.restriction
from referral_link l;
grant select on figure_linked_contact to doorstep_app;
