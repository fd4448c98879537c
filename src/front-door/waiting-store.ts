import { sql } from 'kysely'
import { scopeOf } from '../access/index.ts'
import type { Work } from '../work.ts'
import type { Danger } from './contact.ts'
import type { ContactRow } from './contact-store.ts'

export async function saveDanger(work: Work, contactId: string, danger: Danger) {
  await work.db.updateTable('waiting').set({ danger }).where('contactId', '=', contactId).execute()
}

/** When a contact is due, on itself and where it waits. */
export async function saveDue(work: Work, contactId: string, dueAt: Date) {
  await work.db.updateTable('contact').set({ dueAt }).where('id', '=', contactId).execute()
  await work.db.updateTable('waiting').set({ dueAt }).where('contactId', '=', contactId).execute()
}

export async function saveHousehold(work: Work, contactId: string, householdId: string | null) {
  await work.db.updateTable('waiting').set({ householdId }).where('contactId', '=', contactId).execute()
}

/** Gives a contact to the actor, if it is still with whom they saw; false where somebody was quicker. */
export async function takeInHand(work: Work, contactId: string, from: string | null): Promise<boolean> {
  const taken = await work.db
    .updateTable('waiting')
    .set({ withWorkerId: work.actor.workerId, pickedUpAt: work.now })
    .where('contactId', '=', contactId)
    .where('withWorkerId', from ? '=' : 'is', from as never)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** What the actor has in hand: everything, or one contact if they have it. */
export async function inHand(work: Work, contactId?: string) {
  const mine = work.db
    .selectFrom('waiting')
    .select(['contactId', 'localityId', 'agencyId', 'restriction'])
    .where('withWorkerId', '=', work.actor.workerId)
  return (contactId ? mine.where('contactId', '=', contactId) : mine).execute()
}

export async function putBack(work: Work, contactId: string) {
  await work.db.updateTable('waiting').set({ withWorkerId: null, pickedUpAt: null }).where('contactId', '=', contactId).execute()
}

export async function saveDecided(work: Work, contactId: string) {
  await work.db.updateTable('waiting').set({ decidedAt: work.now }).where('contactId', '=', contactId).execute()
}

/** A contact that was decided, and waits still, waits for another decision. */
export async function waitForAnother(work: Work, contactId: string, dueAt: Date) {
  await work.db.updateTable('waiting').set({ decidedAt: null, dueAt }).where('contactId', '=', contactId).execute()
}

/** A contact that was closed waits: the closing stays, as what was once done. */
export async function waitAgain(work: Work, contact: ContactRow, dueAt: Date) {
  const { id: contactId, kind, danger, sourceCode, householdId, receivedAt } = contact
  await work.db
    .insertInto('waiting')
    .values({ ...scopeOf(work, contact), contactId, kind, danger, sourceCode, householdId, receivedAt, dueAt })
    .execute()
}

/** Closes a contact: it waits no more. */
export async function saveClosing(work: Work, contact: ContactRow) {
  const { id: contactId } = contact
  await work.db
    .insertInto('closure')
    .values({ ...scopeOf(work, contact), contactId, closedAt: work.now, closedBy: work.actor.workerId })
    .execute()
  await work.db.deleteFrom('waiting').where('contactId', '=', contactId).execute()
}

type WaitingIn = { localityId: string; waiting: number; late: number }

/** How many contacts wait for a decision in each place, of those that the reader's list of them holds. */
export async function waitingListed(work: Work): Promise<WaitingIn[]> {
  const { rows } = await sql<WaitingIn>`
    select w.locality_id, count(*)::int as waiting, count(*) filter (where w.due_at < ${work.now})::int as late
    from waiting w where w.decided_at is null group by w.locality_id`.execute(work.db)
  return rows
}
