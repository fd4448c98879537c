-- FD4 No further action: of contacts decided, those that ended with no further action. A changed mind counts as the mind it changed to,
-- on the day of the change.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select d.decided_at as at, (case when d.outcome = 'no-further-action' then 1 else 0 end) as number,
  d.contact_id, c.reference, c.kind, c.source_code, d.locality_id, d.outcome as note,
  c.restriction is distinct from 'none' as restricted
from figure_decision d
left join figure_contact c on c.authority_id = d.authority_id and c.contact_id = d.contact_id
where d.is_latest and d.decided_at >= :'from'::date::timestamp at time zone 'Europe/London'
  and d.decided_at < least((:'to'::date + 1)::timestamp at time zone 'Europe/London', :'now'::timestamptz)
