-- FD2 Contacts received: everything that anybody brought to the front door, by the day it came.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select c.received_at as at, 1 as number, c.contact_id, c.reference, c.kind, c.source_code, c.locality_id, 'received' as note,
  c.restriction <> 'none' as restricted
from figure_contact c
where c.received_at >= :'from'::date::timestamp at time zone 'Europe/London'
  and c.received_at < least((:'to'::date + 1)::timestamp at time zone 'Europe/London', :'now'::timestamptz)
