-- One row for each decision on a contact. The first says whether it was on time; the latest says how it ended.
create or replace view figure_decision with (security_invoker = true) as
select d.authority_id, d.contact_id, d.version, d.version = 1 as is_first,
  not exists (
    select 1 from decision l where l.authority_id = d.authority_id and l.contact_id = d.contact_id and l.version > d.version
  ) as is_latest,
  d.outcome, d.level, d.clause_number, d.decided_at, (d.decided_at at time zone 'Europe/London')::date as decided_on,
  d.late, d.late_reason, d.imported, d.agency_id, d.locality_id
from decision d;
