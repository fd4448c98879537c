-- FD5 Families asked about more than once: of families with an open referral on the last day of the month, those for whom two contacts or
-- more stand behind what is open: each opened a referral, or would have opened one and was linked to it (FD6). A child with an open referral
-- gets no second one, so referrals alone would hardly ever count. Brothers and sisters taken forward together are one ask. The family stands
-- where it was asked about last.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
with month_end as materialized (
  select (e.on_day + 1)::timestamp at time zone 'Europe/London' as ends_at from (
    select least((m + interval '1 month')::date - 1, :'to'::date, (:'now'::timestamptz at time zone 'Europe/London')::date) as on_day
    from generate_series(date_trunc('month', :'from'::date), :'to'::date, interval '1 month') m
  ) e
), referral as materialized (
  select r.authority_id, r.referral_id, r.family_number, r.contact_id, r.locality_id, r.received_at, r.closed_at, r.restriction from figure_referral r
  where r.closed_at is null or r.closed_at >= :'from'::date::timestamp at time zone 'Europe/London'
), ask as materialized (
  select r.authority_id, r.family_number, r.contact_id, r.locality_id, r.received_at as asked_at, r.received_at, r.closed_at, r.restriction from referral r
  union all
  select r.authority_id, r.family_number, l.contact_id, l.locality_id, l.linked_at, r.received_at, r.closed_at, l.restriction
  from referral r join figure_linked_contact l on l.authority_id = r.authority_id and l.referral_id = r.referral_id
), family as (
  select e.ends_at, a.authority_id, a.family_number, count(distinct a.contact_id) as contacts, bool_or(a.restriction <> 'none') as restricted,
    (array_agg(a.contact_id order by a.asked_at desc, a.contact_id))[1] as contact_id,
    (array_agg(a.locality_id order by a.asked_at desc, a.contact_id))[1] as locality_id
  from month_end e
  join ask a on a.received_at < e.ends_at and a.asked_at < e.ends_at and (a.closed_at is null or a.closed_at >= e.ends_at)
  group by e.ends_at, a.authority_id, a.family_number
)
select f.ends_at - interval '1 minute' as at, (case when f.contacts > 1 then 1 else 0 end) as number,
  f.contact_id, f.family_number as reference, c.kind, c.source_code, f.locality_id,
  case when f.contacts > 1 then f.contacts || ' contacts' else 'one contact' end as note, f.restricted
from family f
left join figure_contact c on c.authority_id = f.authority_id and c.contact_id = f.contact_id
