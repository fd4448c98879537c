-- An analyst checks every row that was counted, and one that is restricted without saying which it is: the views say of which rows
-- that is to be kept. As they stand in db/views.

-- One row for each contact: codes and days, no name and no words.
create or replace view figure_contact with (security_invoker = true) as
select c.authority_id, c.id as contact_id, c.reference, c.received_at, (c.received_at at time zone 'Europe/London')::date as received_on,
  c.kind, c.source_code, c.agency_id, c.locality_id, c.household_id, c.due_at, c.nobody_named, c.imported, c.restriction
from contact c;

-- One row for each referral, which is one child's.
create or replace view figure_referral with (security_invoker = true) as
select r.authority_id, r.id as referral_id, r.reference, r.contact_id, r.person_id, r.family_number, r.step, r.source_code, r.primary_need,
  r.received_at, (r.received_at at time zone 'Europe/London')::date as received_on,
  r.closed_at, (r.closed_at at time zone 'Europe/London')::date as closed_on, r.no_further_action, r.imported, r.agency_id, r.locality_id, r.restriction
from referral r;

-- Contacts for a child whose referral was open already: no second referral was made, though without it there would have been one.
create or replace view figure_linked_contact with (security_invoker = true) as
select l.authority_id, l.contact_id, l.referral_id, l.person_id, l.linked_at, (l.linked_at at time zone 'Europe/London')::date as linked_on,
  l.agency_id, l.locality_id, l.restriction
from referral_link l;
