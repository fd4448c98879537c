import type { Work } from '../work.ts'

export async function listDisagreements(work: Work) {
  const rows = await work.db
    .selectFrom('disagreement as d')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'd.authorityId').onRef('c.id', '=', 'd.contactId'))
    .select(['c.id as contactId', 'c.reference', 'd.raisedByName', 'd.raisedAt', 'd.dueAt', 'd.resolvedAt', 'd.outcome'])
    .orderBy('d.resolvedAt', (order) => order.desc().nullsFirst())
    .orderBy('d.dueAt')
    .limit(200)
    .execute()
  work.saw(
    'list',
    'contact',
    rows.map((row) => row.contactId),
  )
  return rows
}
