-- FD1 Contacts decided on time: of contacts that fell due, those whose first decision came by then. A contact that is overdue and
-- not decided counts as not on time. Imported contacts have no clock and are left out. No clock of a decision is as long as the ninety
-- days by which the search for decisions begins early.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select c.due_at as at, (case when d.decided_at <= c.due_at then 1 else 0 end) as number,
  c.contact_id, c.reference, c.kind, c.source_code, c.locality_id,
  case when d.decided_at <= c.due_at then 'on time' when d.decided_at is null then 'not decided yet' else 'late' end as note, c.restriction <> 'none' as restricted
from figure_contact c
left join figure_decision d on d.authority_id = c.authority_id and d.contact_id = c.contact_id and d.version = 1
  and d.decided_at >= (:'from'::date - 90)::timestamp at time zone 'Europe/London'
where c.due_at >= :'from'::date::timestamp at time zone 'Europe/London'
  and c.due_at < least((:'to'::date + 1)::timestamp at time zone 'Europe/London', :'now'::timestamptz)
