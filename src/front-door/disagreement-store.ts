import { scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import { withChildren } from './about-store.ts'
import type { ContactRow } from './contact-store.ts'

/** Disagreements with a decision and whom its contact is about, open ones first; only those that people of one agency raised, if it is said. */
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
  return withChildren(work, rows)
}

export async function disagreementsOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('disagreement as d')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'd.authorityId').onRef('k.id', '=', 'd.resolvedBy'))
    .selectAll('d')
    .select('k.name as resolvedByName')
    .where('d.contactId', '=', contactId)
    .orderBy('d.raisedAt')
    .execute()
}

/** A disagreement with the decision of a contact; its id. */
export async function saveDisagreement(
  work: Work,
  contact: ContactRow,
  { by, words, dueAt }: { by: { name: string; agencyId: string }; words: string; dueAt: Date },
): Promise<string> {
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('disagreement')
    .values({
      ...scopeOf(work, contact),
      id,
      contactId: contact.id,
      raisedByName: by.name,
      raisedByAgency: by.agencyId,
      words,
      raisedAt: work.now,
      recordedBy: work.actor.workerId,
      dueAt,
      wordsClass: contact.kind === 'protection' ? 'concern' : 'told',
    })
    .execute()
  return id
}

/** False where it was settled, or changed, since this version was shown. */
export async function saveSettlement(
  work: Work,
  id: string,
  version: number,
  { outcome, words }: { outcome: string; words: string },
): Promise<boolean> {
  const taken = await work.db
    .updateTable('disagreement')
    .set({ resolvedAt: work.now, resolvedBy: work.actor.workerId, outcome, outcomeWords: words, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('resolvedAt', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Of which contact a disagreement is, the scope that it carries, and how it stands. */
export async function whereItBelongs(work: Work, id: string) {
  return work.db
    .selectFrom('disagreement as d')
    .leftJoin('worker as w', (join) => join.onRef('w.authorityId', '=', 'd.authorityId').onRef('w.id', '=', 'd.resolvedBy'))
    .select(['d.contactId', 'd.localityId', 'd.agencyId', 'd.restriction', 'd.version', 'd.outcome', 'd.outcomeWords'])
    .select('w.name as resolvedByName')
    .where('d.id', '=', id)
    .executeTakeFirstOrThrow()
}
