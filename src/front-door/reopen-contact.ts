import { recordEvent, requirePermission } from '../access/index.ts'
import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import type { ContactKind, Danger } from './contact.ts'
import { decisionDue } from './decision.ts'
import { holdContact, hoursOf, readContact, scopeOf } from './store.ts'

/**
 * Puts a decided contact back among those that wait, for a new decision and a new answer. What was decided stands beside it; the
 * day by which the first decision was due stays, and the new one has a working day of its own.
 */
export async function reopenContact(work: Work, id: string): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: id })
  await holdContact(work, id)
  const contact = await readContact(work, id)
  if (!contact) refuse('not-found', undefined, { kind: 'contact', subject: id })
  const { now: receivedAt } = work
  const again = { receivedAt, saidAt: receivedAt, kind: contact.kind as ContactKind, danger: contact.danger as Danger }
  const dueAt = decisionDue(again, await hoursOf(work))
  if (contact.closedAt) {
    // what waits is not closed: the closing stays, as what was once done
    const { kind, danger, sourceCode, householdId, receivedAt } = contact
    await work.db
      .insertInto('waiting')
      .values({ ...scopeOf(work, contact), contactId: id, kind, danger, sourceCode, householdId, receivedAt, dueAt })
      .execute()
  } else if (contact.waitingDecidedAt) {
    await work.db.updateTable('waiting').set({ decidedAt: null, dueAt }).where('contactId', '=', id).execute()
  } else return
  await recordEvent(
    work,
    'contact reopened',
    { ...contact, subject: { kind: 'contact', id }, contactId: id },
    { closed: contact.closedAt !== null },
  )
}
