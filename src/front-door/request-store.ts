import { scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import type { ContactRow } from './contact-store.ts'

export async function requestsOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('informationRequest')
    .select(['id', 'askedOf', 'askedAt', 'cameAt'])
    .where('contactId', '=', contactId)
    .orderBy('askedAt')
    .execute()
}

export async function saveRequest(work: Work, contact: ContactRow, askedOf: string) {
  await work.db
    .insertInto('informationRequest')
    .values({
      ...scopeOf(work, contact),
      id: newId(work.now.getTime()),
      contactId: contact.id,
      askedOf,
      askedAt: work.now,
      askedBy: work.actor.workerId,
      wordsClass: contact.kind === 'protection' ? 'deciding concern' : 'deciding',
    })
    .execute()
}

/** False where it came before, or was never asked of this contact. */
export async function saveThatItCame(work: Work, contactId: string, requestId: string): Promise<boolean> {
  const came = await work.db
    .updateTable('informationRequest')
    .set({ cameAt: work.now, cameBy: work.actor.workerId })
    .where('id', '=', requestId)
    .where('contactId', '=', contactId)
    .where('cameAt', 'is', null)
    .executeTakeFirst()
  return came.numUpdatedRows > 0n
}
