-- FD10 Back within six months of no further action: of contacts that ended with no further action six months ago, those with a child who
-- had a referral since. Counted on the day the six months were over, so that each month is final when it is shown.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
with ended as materialized (
  select d.authority_id, d.contact_id, d.decided_at, d.locality_id from figure_decision d
  where d.is_latest and d.outcome = 'no-further-action'
    and d.decided_at >= (:'from'::date - interval '6 months') at time zone 'Europe/London'
    and d.decided_at < least((:'to'::date + 1 - interval '6 months') at time zone 'Europe/London', :'now'::timestamptz - interval '6 months')
), child as materialized (
  select e.authority_id, e.contact_id, e.decided_at, coalesce(j.identity_id, k.person_id) as identity_id
  from ended e
  join figure_child k on k.authority_id = e.authority_id and k.contact_id = e.contact_id
  left join figure_joined_record j on j.authority_id = k.authority_id and j.person_id = k.person_id
), referred as materialized (
  select r.authority_id, r.contact_id, r.received_at, coalesce(j.identity_id, r.person_id) as identity_id
  from figure_referral r
  left join figure_joined_record j on j.authority_id = r.authority_id and j.person_id = r.person_id
  where r.received_at >= (:'from'::date - interval '6 months') at time zone 'Europe/London'
), back as (
  select distinct c.authority_id, c.contact_id
  from child c
  join referred r on r.authority_id = c.authority_id and r.identity_id = c.identity_id and r.contact_id <> c.contact_id
    and r.received_at > c.decided_at and r.received_at <= c.decided_at + interval '6 months'
)
select e.decided_at + interval '6 months' as at, (case when b.contact_id is null then 0 else 1 end) as number,
  e.contact_id, c.reference, c.kind, c.source_code, e.locality_id, case when b.contact_id is null then 'no referral since' else 'referral since' end as note,
  c.restriction is distinct from 'none' as restricted
from ended e
left join back b on b.authority_id = e.authority_id and b.contact_id = e.contact_id
left join figure_contact c on c.authority_id = e.authority_id and c.contact_id = e.contact_id
