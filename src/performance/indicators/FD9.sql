-- FD9 Referred again within twelve months: of referrals received, those whose child had another referral in the twelve months before.
-- Two records of one child that were joined count as one.
-- In psql: \set from 2025-11-01  \set to 2026-10-31  \set now 2026-11-24T09:20Z   then \i this file. One row for each thing counted.
select r.received_at as at, (case when r.before_at >= r.received_at - interval '12 months' then 1 else 0 end) as number,
  r.contact_id, r.reference, c.kind, r.source_code, r.locality_id,
  case when r.before_at >= r.received_at - interval '12 months' then 'again' else 'not again' end as note, r.restriction <> 'none' as restricted
from (
  select f.*, max(f.received_at) over (
    partition by f.authority_id, coalesce(j.identity_id, f.person_id) order by f.received_at range between unbounded preceding and '1 microsecond' preceding
  ) as before_at
  from figure_referral f
  left join figure_joined_record j on j.authority_id = f.authority_id and j.person_id = f.person_id
  where f.received_at >= :'from'::date::timestamp at time zone 'Europe/London' - interval '13 months'
) r
left join figure_contact c on c.authority_id = r.authority_id and c.contact_id = r.contact_id
where r.received_at >= :'from'::date::timestamp at time zone 'Europe/London'
  and r.received_at < least((:'to'::date + 1)::timestamp at time zone 'Europe/London', :'now'::timestamptz)
