-- FD10 Back within six months of no further action: of contacts that ended with no further action six months ago, those with a child who
-- had a referral since. Counted on the day the six months were over, so that each month is final when it is shown.
-- In psql: \\set from 2025-11-01  \\set to 2026-10-31  \\set now 2026-11-24T09:20Z   then \\i this file. One row for each thing counted.
select (d.decided_at at time zone 'Europe/London' + interval '6 months')::date as on_day,
  (case when exists (
    select 1 from figure_child k
    join figure_referral r on r.authority_id = k.authority_id and r.person_id = k.person_id
    where k.authority_id = d.authority_id and k.contact_id = d.contact_id and r.contact_id <> d.contact_id
      and r.received_at > d.decided_at and r.received_at <= d.decided_at + interval '6 months'
  ) then 1 else 0 end) as number,
  d.contact_id, c.reference, c.kind, c.source_code, d.locality_id, null as note
from figure_decision d
left join figure_contact c on c.authority_id = d.authority_id and c.contact_id = d.contact_id
where d.is_latest and d.outcome = 'no-further-action'
  and d.decided_at >= (:'from'::date - interval '6 months') at time zone 'Europe/London'
  and d.decided_at < least((:'to'::date + 1 - interval '6 months') at time zone 'Europe/London', :'now'::timestamptz - interval '6 months')
