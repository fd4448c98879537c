-- FD7 Answers owed: contacts decided whose bringer has had no answer yet, now, by the day of the decision.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select w.decided_at as at, 1 as number, w.contact_id, c.reference, w.kind, w.source_code, w.locality_id, 'not answered' as note,
  c.restriction is distinct from 'none' as restricted
from figure_waiting w
left join figure_contact c on c.authority_id = w.authority_id and c.contact_id = w.contact_id
where w.decided_at is not null and not w.is_answered
