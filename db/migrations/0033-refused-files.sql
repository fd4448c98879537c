-- A file that waits may be refused, with a reason: nothing of it comes in, and the run that brought it says why.
alter table import_waiting
  add column run_id uuid, add column refused_at timestamptz, add column refused_by uuid, add column refused_because text,
  add constraint refused_with_a_reason check ((refused_at is null) = (refused_because is null)),
  add constraint taken_or_refused check (taken_at is null or refused_at is null);
