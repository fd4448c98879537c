-- One row for each disagreement: when, never the words. Their rows are open only with the words, so a function gives the days alone.
create or replace view figure_disagreement with (security_invoker = true) as
select d.authority_id, d.disagreement_id, d.contact_id, d.raised_at, (d.raised_at at time zone 'Europe/London')::date as raised_on, d.due_at,
  d.resolved_at, (d.resolved_at at time zone 'Europe/London')::date as resolved_on, d.outcome, d.agency_id, d.locality_id
from scope.disagreement_days() d;
grant select on figure_disagreement to doorstep_app;
