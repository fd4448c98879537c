-- FD8 Disagreements, days to settle: of disagreements settled, the days from raised to settled, weekends among them.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select d.resolved_at as at, extract(epoch from d.resolved_at - d.raised_at) / 86400.0 as number,
  d.contact_id, c.reference, c.kind, c.source_code, d.locality_id, case when d.resolved_at <= d.due_at then 'in time' else 'late' end as note,
  c.restriction is distinct from 'none' as restricted
from figure_disagreement d
left join figure_contact c on c.authority_id = d.authority_id and c.contact_id = d.contact_id
where d.resolved_at >= :'from'::date::timestamp at time zone 'Europe/London'
  and d.resolved_at < least((:'to'::date + 1)::timestamp at time zone 'Europe/London', :'now'::timestamptz)
