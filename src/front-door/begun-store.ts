import { sql } from 'kysely'
import { scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import type { ContactRow } from './contact-store.ts'

export type Begun = { id: string; personId: string; offeredIn: string | null }

/** The open offers of early help that decisions of this contact made. */
export async function openOffersOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('earlyHelpOffer')
    .select(['id', 'personId', 'offeredIn'])
    .where('contactId', '=', contactId)
    .where('endedAt', 'is', null)
    .execute()
}

/** What was given with this offer goes on with another that stands for the child in the same place; false where there is none. */
export async function handOn(work: Work, offerId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select scope.hand_on(${work.actor.authorityId}::uuid, ${offerId}::uuid) as done`.execute(work.db)
  return rows[0]!.done
}

export async function endOffer(work: Work, id: string) {
  await work.db.updateTable('earlyHelpOffer').set({ endedAt: work.now }).where('id', '=', id).execute()
}

/** Offers of decisions on this contact that a later one ended, with the child's name. */
export async function endedOffersOf(work: Work, contactId: string) {
  const offers = await work.db
    .selectFrom('earlyHelpOffer as e')
    .innerJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'e.authorityId').onRef('l.id', '=', 'e.offeredIn'))
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'e.authorityId').onRef('p.id', '=', 'e.personId'))
    .select(['e.endedAt as at', 'l.name as place', 'p.givenName as child', 'p.id'])
    .where('e.contactId', '=', contactId)
    .where('e.endedAt', 'is not', null)
    .execute()
  work.saw('open', 'contact', [contactId, ...offers.map(({ id }) => id)])
  return offers.map(({ child, place, at }) => ({ child, place, at: at! }))
}

/** Offers early help in a place to a child that a contact names; the offer's id. */
export async function saveOffer(work: Work, contact: ContactRow, personId: string, offeredIn: string): Promise<string> {
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('earlyHelpOffer')
    .values({ ...scopeOf(work, contact), id, contactId: contact.id, personId, offeredIn, offeredAt: work.now })
    .execute()
  return id
}
