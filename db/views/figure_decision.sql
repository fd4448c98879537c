-- One row for each decision on a contact. The first says whether it was on time; the latest (no version follows it) says how it ended.
create or replace view figure_decision with (security_invoker = true) as
select d.authority_id, d.contact_id, d.version, d.version = 1 as is_first, later.contact_id is null as is_latest,
  d.outcome, d.level, d.clause_number, d.decided_at, (d.decided_at at time zone 'Europe/London')::date as decided_on,
  d.late, d.late_reason, d.imported, d.agency_id, d.locality_id
from decision d
left join decision later on later.authority_id = d.authority_id and later.contact_id = d.contact_id and later.version = d.version + 1
  and later.version > 1;
grant select on figure_decision to doorstep_app;
