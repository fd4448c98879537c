import { sql } from 'kysely'
import { ownAmong } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import { childrenNobodyHas } from '../people/index.ts'
import type { Work } from '../work.ts'
import { withChildren } from './about-store.ts'
import { listQueue, nobodyComes, toConfirm } from './queue-store.ts'

const most = 6

/**
 * What lies with a manager: decisions to confirm, disagreements to settle, and contacts and children nobody has. A contact stands in
 * one of them, for its most pressing reason, and says what else is true of it.
 */
export async function forManager(work: Work) {
  const confirm = await listQueue(work, { confirm: true }, most)
  return allOf({
    confirm,
    /** Who of those that decided is the reader, in whatever agency. */
    own: ownAmong(
      work,
      confirm.rows.map((row) => row.decidedBy),
    ),
    disagreements: openDisagreements(work),
    contacts: listQueue(work, { with: 'nobody', otherwise: true }, most),
    children: childrenNobodyHas(work, most),
  })
}

export type OpenDisagreement = {
  contactId: string
  reference: string
  /** Who disagreed first, and when; `several` of them altogether. */
  raisedByName: string
  raisedAt: Date
  dueAt: Date
  several: number
  nobodyHas: boolean
}

/** Contacts with a disagreement that nobody has settled, soonest due first; the count says how many there are. */
async function openDisagreements(work: Work) {
  const { rows } = await sql<OpenDisagreement & { total: number }>`
    select g.contact_id, c.reference, min(g.due_at) as due_at, min(g.raised_at) as raised_at, count(*)::int as several,
      (array_agg(g.raised_by_name order by g.raised_at, g.id))[1] as raised_by_name,
      coalesce(bool_or(w.contact_id is not null and w.with_worker_id is null), false) as nobody_has, count(*) over ()::int as total
    from disagreement g
    join contact c on c.authority_id = g.authority_id and c.id = g.contact_id
    left join waiting w on w.authority_id = g.authority_id and w.contact_id = g.contact_id
    where g.resolved_at is null and (w.contact_id is null or not (${toConfirm} or ${nobodyComes}))
    group by g.contact_id, c.reference order by min(g.due_at), g.contact_id limit ${most}`.execute(work.db)
  const ids = rows.map((row) => row.contactId)
  if (ids.length > 0) work.saw('list', 'contact', ids)
  return { rows: await withChildren(work, rows), total: rows[0]?.total ?? 0 }
}
