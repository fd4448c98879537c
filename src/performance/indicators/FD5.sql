-- FD5 Families with several referrals: of families with an open referral on the last day of the month, those whose open referrals come
-- from two contacts or more. Brothers and sisters taken forward together are one. The family stands where its newest referral is.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
with month_end as materialized (
  select (e.on_day + 1)::timestamp at time zone 'Europe/London' as ends_at from (
    select least((m + interval '1 month')::date - 1, :'to'::date, (:'now'::timestamptz at time zone 'Europe/London')::date) as on_day
    from generate_series(date_trunc('month', :'from'::date), :'to'::date, interval '1 month') m
  ) e
), referral as materialized (
  select r.authority_id, r.family_number, r.contact_id, r.locality_id, r.received_at, r.closed_at from figure_referral r
  where r.closed_at is null or r.closed_at >= :'from'::date::timestamp at time zone 'Europe/London'
), family as (
  select e.ends_at, r.authority_id, r.family_number, count(*) as referrals, count(distinct r.contact_id) as contacts,
    (array_agg(r.contact_id order by r.received_at desc))[1] as contact_id,
    (array_agg(r.locality_id order by r.received_at desc))[1] as locality_id
  from month_end e
  join referral r on r.received_at < e.ends_at and (r.closed_at is null or r.closed_at >= e.ends_at)
  group by e.ends_at, r.authority_id, r.family_number
)
select f.ends_at - interval '1 minute' as at, (case when f.contacts > 1 then 1 else 0 end) as number,
  f.contact_id, f.family_number as reference, c.kind, c.source_code, f.locality_id, f.referrals || ' open' as note
from family f
left join figure_contact c on c.authority_id = f.authority_id and c.contact_id = f.contact_id
