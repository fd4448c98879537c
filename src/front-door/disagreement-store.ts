import type { Work } from '../work.ts'

/** Disagreements with a decision, open ones first; only those that people of one agency raised, if it is said. */
export async function listDisagreements(work: Work, agencyId?: string) {
  let found = work.db
    .selectFrom('disagreement as d')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'd.authorityId').onRef('c.id', '=', 'd.contactId'))
    .select(['c.id as contactId', 'c.reference', 'd.raisedByName', 'd.raisedAt', 'd.dueAt', 'd.resolvedAt', 'd.outcome'])
    .orderBy('d.resolvedAt', (order) => order.desc().nullsFirst())
    .orderBy('d.dueAt')
    .limit(200)
  if (agencyId) found = found.where('d.raisedByAgency', '=', agencyId)
  const rows = await found.execute()
  work.saw(
    'list',
    'contact',
    rows.map((row) => row.contactId),
  )
  return rows
}
