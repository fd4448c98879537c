import { sql } from 'kysely'
import type { Work } from '../work.ts'

/** The children of a contact whom nobody has settled yet, as they were said. */
export async function unsettledOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('saidChild')
    .select(['id', 'name', 'born', 'place'])
    .where('contactId', '=', contactId)
    .where('settledAt', 'is', null)
    .orderBy('position')
    .execute()
}

/** Puts a contact that is not placed yet where this child of it belongs, with all that hangs on it. */
export async function placeContact(work: Work, contactId: string, personId: string) {
  await sql`select scope.place_contact(${work.actor.authorityId}::uuid, ${contactId}::uuid, ${personId}::uuid)`.execute(work.db)
}

/** Says which record a child is who was named before anybody knew. */
export async function saveSettled(work: Work, saidId: string, personId: string) {
  await work.db
    .updateTable('saidChild')
    .set({ settledAt: work.now, settledBy: work.actor.workerId, personId })
    .where('id', '=', saidId)
    .execute()
}
