-- FD3 Contacts that became a referral: of contacts received, those from which at least one child was taken forward. One that is not
-- decided yet counts as none. A contact linked to a referral that was open already is no new referral (FD6 counts it).
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select c.received_at as at, (case when r.contact_id is null then 0 else 1 end) as number,
  c.contact_id, c.reference, c.kind, c.source_code, c.locality_id, case when r.contact_id is null then 'no referral' else 'referral' end as note,
  c.restriction <> 'none' as restricted
from figure_contact c
left join (select distinct authority_id, contact_id from figure_referral) r on r.authority_id = c.authority_id and r.contact_id = c.contact_id
where c.received_at >= :'from'::date::timestamp at time zone 'Europe/London'
  and c.received_at < least((:'to'::date + 1)::timestamp at time zone 'Europe/London', :'now'::timestamptz)
