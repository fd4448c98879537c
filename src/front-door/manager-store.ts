import { ownAmong } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import { childrenNobodyHas } from '../people/index.ts'
import type { Work } from '../work.ts'
import { listQueue } from './queue-store.ts'

const most = 6

/** What lies with a manager: decisions to confirm, disagreements to settle, and contacts and children nobody has. */
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
    contacts: listQueue(work, { with: 'nobody' }, most),
    children: childrenNobodyHas(work, most),
  })
}

/** Disagreements that nobody has settled, soonest due first; the count says how many there are. */
async function openDisagreements(work: Work) {
  const rows = await work.db
    .selectFrom('disagreement as d')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'd.authorityId').onRef('c.id', '=', 'd.contactId'))
    .select(['d.contactId', 'c.reference', 'd.raisedByName', 'd.raisedAt', 'd.dueAt'])
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .where('d.resolvedAt', 'is', null)
    .orderBy('d.dueAt')
    .limit(most)
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.map((row) => row.contactId),
    )
  return { rows, total: Number(rows[0]?.total ?? 0) }
}
