import { recordEvent, requirePermission } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { limitOf } from '../rulebook/index.ts'
import { dueAt } from '../time/index.ts'
import type { Work } from '../work.ts'
import { reopenContact } from './reopen-contact.ts'
import { hoursOf, readContact, scopeOf } from './store.ts'

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
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('disagreement')
    .values({
      ...scopeOf(work, contact),
      id,
      contactId,
      raisedByName: by.name,
      raisedByAgency: by.agencyId,
      words,
      raisedAt: work.now,
      recordedBy: work.actor.workerId,
      dueAt: dueAt(work.now, { ...limitOf('F03'), ...(await hoursOf(work)) }),
      wordsClass: contact.kind === 'protection' ? 'concern' : 'told',
    })
    .execute()
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

/** Settles it, by somebody who may; how long it took is counted. Where the decision changes, the contact waits for a new one. */
export async function resolveDisagreement(
  work: Work,
  id: string,
  version: number,
  outcome: keyof typeof disagreementOutcomes,
  words: string,
): Promise<void> {
  requirePermission(work, 'resolve disagreement')
  const taken = await work.db
    .updateTable('disagreement')
    .set({ resolvedAt: work.now, resolvedBy: work.actor.workerId, outcome, outcomeWords: words, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('resolvedAt', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) refuse('changed-meanwhile')
  const row = await work.db
    .selectFrom('disagreement')
    .select(['contactId', 'localityId', 'agencyId', 'restriction'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await recordEvent(work, 'disagreement settled', { ...row, subject: { kind: 'disagreement', id } }, { outcome })
  if (outcome === 'changes') await reopenContact(work, row.contactId)
}
