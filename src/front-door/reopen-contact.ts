import { recordEvent, requirePermission } from '../access/index.ts'
import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import type { ContactKind, Danger } from './contact.ts'
import { holdContact, readContact } from './contact-store.ts'
import { decisionDue } from './decision.ts'
import { hoursOf } from './door-store.ts'
import { waitAgain, waitForAnother } from './waiting-store.ts'

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
    await waitAgain(work, contact, dueAt)
  } else if (contact.waitingDecidedAt) {
    await waitForAnother(work, id, dueAt)
  } else return
  await recordEvent(
    work,
    'contact reopened',
    { ...contact, subject: { kind: 'contact', id }, contactId: id },
    { closed: contact.closedAt !== null },
  )
}
