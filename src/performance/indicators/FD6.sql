-- FD6 Would have been a referral: contacts taken forward for a child whose referral was open already, by the day they were linked.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select l.linked_at as at, 1 as number, l.contact_id, c.reference, c.kind, c.source_code, l.locality_id, 'linked' as note,
  l.restriction <> 'none' as restricted
from (select distinct on (authority_id, contact_id) * from figure_linked_contact order by authority_id, contact_id, linked_at) l
left join figure_contact c on c.authority_id = l.authority_id and c.contact_id = l.contact_id
where l.linked_at >= :'from'::date::timestamp at time zone 'Europe/London'
  and l.linked_at < least((:'to'::date + 1)::timestamp at time zone 'Europe/London', :'now'::timestamptz)
