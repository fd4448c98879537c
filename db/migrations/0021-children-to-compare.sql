-- A child recorded with a contact by somebody whose sight ends at an agency, a place or what is not restricted may be known beyond
-- it. Whoever sees further compares, and says when it is nobody else.
alter table contact_child
  add column added_within text check (added_within in ('agency', 'locality', 'authority')),
  add column compared_at timestamptz,
  add column compared_by uuid;
grant update (added_within, compared_at, compared_by) on contact_child to doorstep_app;
