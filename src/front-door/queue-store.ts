import { sql } from 'kysely'
import { isId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import { aboutWhom } from './about-store.ts'
import type { QueueFilter, QueueRow } from './queue.ts'
import { firstWords } from './words.ts'

/**
 * The contacts that wait, most pressing first: danger, then what is due. Fifty at most; the count says how many there are.
 * Row security scopes every table; nothing here repeats it. The ids shown are written down as one list.
 */
export async function listQueue(work: Work, filter: QueueFilter = {}, most = 50): Promise<{ rows: QueueRow[]; total: number }> {
  const { rows } = await sql<QueueRow & { total: number }>`${queueQuery(filter, most)}`.execute(work.db)
  for (const row of rows) row.worry = row.worry && firstWords(row.worry, 200)
  const ids = rows.flatMap((row) => [row.id, ...row.children.map((child) => child.id)])
  work.saw('list', 'contact', ids, JSON.stringify(filter))
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Of a row `w` of `waiting`: whether its decision waits for a second person. */
export const toConfirm = sql<boolean>`(w.decided_at is not null and coalesce((select d.confirmed_at is null from decision d
  where d.authority_id = w.authority_id and d.contact_id = w.contact_id order by d.version desc limit 1), false))`

/** Of a row `w` of `waiting`: whether it says danger now, is not decided, and nobody has it. */
export const nobodyComes = sql<boolean>`(w.danger = 'now' and w.decided_at is null and w.with_worker_id is null)`

const disagreed = sql<boolean>`exists (select 1 from disagreement g
  where g.authority_id = w.authority_id and g.contact_id = w.contact_id and g.resolved_at is null)`

/** The statement behind the queue, shared with the bench, which runs it without policies as its floor. */
export function queueQuery({ place, kind, agency, with: who, confirm, undecided, otherwise }: QueueFilter, most: number) {
  const where = sql.join(
    [
      sql`true`,
      ...(isId(place) ? [sql`w.locality_id = ${place}`] : []),
      ...(undecided ? [sql`w.decided_at is null`] : []),
      ...(kind ? [sql`w.kind = ${kind}`] : []),
      ...(isId(agency) ? [sql`w.agency_id = ${agency}`] : []),
      ...(confirm ? [toConfirm] : []),
      ...(otherwise ? [sql`not ${toConfirm} and (${nobodyComes} or not ${disagreed})`] : []),
      ...(who === 'nobody' ? [sql`w.with_worker_id is null`] : isId(who) ? [sql`w.with_worker_id = ${who}`] : []),
    ],
    sql` and `,
  )
  return sql`
    with first as (
      select w.*, ${disagreed} as disagreed, count(*) over ()::int as total from waiting w where ${where}
      order by array_position(array['now', 'today', 'no'], w.danger), w.decided_at is not null, w.due_at, w.contact_id limit ${most}
    )
    select f.contact_id as id, c.reference, f.kind, f.danger, f.received_at, f.due_at, f.decided_at, f.with_worker_id, k.name as with_name,
      l.name as locality, a.name as agency, b.name as bringer_name, b.role as bringer_role, left(x.words, 240) as worry, q.asked_of as waiting_for, f.total,
      coalesce(children.list, '[]') as children, c.nobody_named, coalesce(said.list, '[]') as unsettled,
      coalesce(decided.waits, false) as to_confirm, decided.by as decided_by, decided.name as decided_by_name, decided.outcome, coalesce(decided.answered, false) as answered, f.disagreed,
      json_build_object('waiting', coalesce(beside.n, 0), 'referrals', coalesce(referrals.n, 0), 'offers', coalesce(offers.n, 0)) as also
    from first f
    join contact c on c.authority_id = f.authority_id and c.id = f.contact_id
    join locality l on l.authority_id = f.authority_id and l.id = f.locality_id
    join agency a on a.authority_id = f.authority_id and a.id = f.agency_id
    left join worker k on k.authority_id = f.authority_id and k.id = f.with_worker_id
    left join bringer b on b.authority_id = f.authority_id and b.contact_id = f.contact_id
    left join lateral (
      select words from contact_words x where x.authority_id = f.authority_id and x.contact_id = f.contact_id and x.part = 'worry' order by x.version desc limit 1
    ) x on true
    left join lateral (
      select asked_of from information_request q where q.authority_id = f.authority_id and q.contact_id = f.contact_id and q.came_at is null order by asked_at desc limit 1
    ) q on true
    ${aboutWhom('f', 'contact_id')}
    left join lateral (
      select d.confirmed_at is null as waits, d.decided_by as by, d.outcome,
        (select k.name from worker k where k.authority_id = d.authority_id and k.id = d.decided_by) as name,
        exists (select 1 from answer a where a.authority_id = d.authority_id and a.contact_id = d.contact_id and a.answered_at >= d.decided_at) as answered
      from decision d where d.authority_id = f.authority_id and d.contact_id = f.contact_id order by d.version desc limit 1
    ) decided on f.decided_at is not null
    left join lateral (
      select count(*)::int as n from waiting o where o.authority_id = f.authority_id and o.household_id = f.household_id and o.contact_id <> f.contact_id
    ) beside on f.household_id is not null
    left join lateral (
      select count(*)::int as n from contact o join referral r on r.authority_id = o.authority_id and r.contact_id = o.id
      where o.authority_id = f.authority_id and o.household_id = f.household_id and r.closed_at is null
    ) referrals on f.household_id is not null
    left join lateral (
      select count(*)::int as n from contact o join early_help_offer e on e.authority_id = o.authority_id and e.contact_id = o.id
      where o.authority_id = f.authority_id and o.household_id = f.household_id and e.ended_at is null
    ) offers on f.household_id is not null
    order by array_position(array['now', 'today', 'no'], f.danger), f.decided_at is not null, f.due_at, f.contact_id`
}
