import { isSamePerson, recordEvent, requirePermission } from '../access/index.ts'
import { refuseSlower } from '../access/version.ts'
import { refuse } from '../errors.ts'
import { limitOf } from '../rulebook/index.ts'
import { dueAt } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readContact } from './contact-store.ts'
import { isDecided } from './decision.ts'
import { decisionsOf } from './decision-store.ts'
import { saveDisagreement, saveSettlement, whereItBelongs } from './disagreement-store.ts'
import { hoursOf } from './door-store.ts'
import { reopenContact } from './reopen-contact.ts'

/**
 * Somebody thinks the decision is wrong. It has a log and a clock of its own (F03), and the contact stays as it is. `by` is who
 * disagrees, where whoever writes it down is somebody else.
 */
export async function raiseDisagreement(
  work: Work,
  contactId: string,
  words: string,
  by: { name: string; agencyId: string } = work.actor,
): Promise<void> {
  requirePermission(work, 'raise disagreement', { kind: 'contact', subject: contactId })
  const contact = await readContact(work, contactId)
  if (!contact) refuse('not-found', undefined, { kind: 'contact', subject: contactId })
  if (!isDecided(contact))
    refuse(
      'changed-meanwhile',
      'This contact waits for a decision: there is none to disagree with. Your words are kept here until there is.',
    )
  const dueBy = dueAt(work.now, { ...limitOf('F03'), ...(await hoursOf(work)) })
  const id = await saveDisagreement(work, contact, { by, words, dueAt: dueBy })
  await recordEvent(work, 'disagreement raised', { ...contact, subject: { kind: 'disagreement', id }, contactId })
}

export const disagreementOutcomes = {
  stands: 'The decision stands',
  changes: 'The decision changes',
  agreed: 'We agreed on something else',
} as const

/** How a disagreement ended, in words. */
export const outcomeOfDisagreement = (outcome: string | null) =>
  disagreementOutcomes[outcome as keyof typeof disagreementOutcomes] ?? 'Settled'

/** Since when a contact waits for a new decision, if a disagreement changed the first. */
export const lastReopening = (disagreements: readonly { outcome: string | null; resolvedAt: Date | null }[]): Date | undefined =>
  disagreements
    .flatMap(({ outcome, resolvedAt }) => (outcome === 'changes' && resolvedAt ? [resolvedAt] : []))
    .sort((a, b) => b.getTime() - a.getTime())[0]

/** What whoever took the decision is told who would settle a disagreement with it. */
export const notOnesOwn = 'You took this decision: another manager settles a disagreement with it.'

/** Settles it, by somebody who may, and who did not take the decision; how long it took is counted. Where the decision changes, the contact waits for a new one. */
export async function resolveDisagreement(
  work: Work,
  id: string,
  version: number,
  outcome: keyof typeof disagreementOutcomes,
  words: string,
): Promise<void> {
  requirePermission(work, 'resolve disagreement')
  const { contactId } = await whereItBelongs(work, id)
  const [latest] = await decisionsOf(work, contactId)
  if (latest && (await isSamePerson(work, latest.decidedBy))) refuse('not-allowed', notOnesOwn)
  const settled = await saveSettlement(work, id, version, { outcome, words })
  const row = await whereItBelongs(work, id)
  if (!settled)
    refuseSlower(
      row.version,
      { mine: { outcome, words }, theirs: { outcome: row.outcome, words: row.outcomeWords } },
      `${row.resolvedByName ?? 'Somebody'} settled this disagreement while you were writing. Your words are kept below.`,
    )
  await recordEvent(work, 'disagreement settled', { ...row, subject: { kind: 'disagreement', id } }, { outcome })
  if (outcome === 'changes') await reopenContact(work, row.contactId)
}
