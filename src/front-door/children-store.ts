import { type RowScope, scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'

/** The children whom the contact names; they and it are written down as read. */
export async function childrenOf(work: Work, contactId: string) {
  const rows = await work.db
    .selectFrom('contactChild as k')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'k.authorityId').onRef('p.id', '=', 'k.personId'))
    .select([
      'p.id',
      'p.givenName',
      'p.familyName',
      'p.knownAs',
      'p.bornOn',
      'p.bornAbout',
      'p.expectedOn',
      'p.kind',
      'p.householdId',
      'p.localityId',
    ])
    .select(({ and, eb }) => and([eb('k.addedWithin', 'is not', null), eb('k.comparedAt', 'is', null)]).as('toCompare'))
    .where('k.contactId', '=', contactId)
    .where('k.removedAt', 'is', null)
    .orderBy('p.bornOn', (order) => order.desc().nullsFirst())
    .execute()
  work.saw('open', 'contact', [contactId, ...rows.map((row) => row.id)])
  return rows
}

/** Whom the contact names, by id: what an act asks, which shows nobody. */
export async function namedIn(work: Work, contactId: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('contactChild')
    .select('personId')
    .where('contactId', '=', contactId)
    .where('removedAt', 'is', null)
    .execute()
  return rows.map((row) => row.personId)
}

type Named = { id: string } & RowScope

/** Names a child in a contact; `addedWithin` is how far somebody saw who recorded the child just now. */
export async function addChild(work: Work, contact: Named, personId: string, addedWithin: string | null = null) {
  await work.db
    .insertInto('contactChild')
    .values({
      ...scopeOf(work, contact),
      id: newId(work.now.getTime()),
      contactId: contact.id,
      personId,
      addedAt: work.now,
      addedBy: work.actor.workerId,
      addedWithin,
    })
    .execute()
}

/** Takes a child away from a contact that belongs to another; false where it does not name the child any more. */
export async function removeChild(work: Work, contactId: string, personId: string, movedTo: string): Promise<boolean> {
  const removed = await work.db
    .updateTable('contactChild')
    .set({ removedAt: work.now, removedBy: work.actor.workerId, movedTo })
    .where('contactId', '=', contactId)
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return removed.numUpdatedRows > 0n
}
