-- A threshold of need is published by two: one asks, from a day; somebody else says yes.
alter table threshold_document
  add column proposed_from date,
  add column proposed_by uuid,
  add column proposed_at timestamptz,
  add column published_by uuid,
  add constraint published_by_two check (published_by is null or published_by <> proposed_by);
grant update (proposed_from, proposed_by, proposed_at, published_by) on threshold_document to doorstep_app;
