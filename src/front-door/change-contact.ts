import { recordEvent, requirePermission } from '../access/index.ts'
import { refuseSlower, requireVersion } from '../access/version.ts'
import { refuse } from '../errors.ts'
import { householdOfPerson } from '../people/index.ts'
import type { Work } from '../work.ts'
import { addChild, removeChild } from './children-store.ts'
import type { Danger, FamilyAgrees, FamilyKnows, Part } from './contact.ts'
import { type ContactRow, holdContact, readContact, saveVersion, stampContacts } from './contact-store.ts'
import { dangerDue, sooner } from './decision.ts'
import { reopenContact } from './reopen-contact.ts'
import { saveRequest, saveThatItCame } from './request-store.ts'
import { inHand, putBack, saveDanger, saveDue, saveHousehold, takeInHand } from './waiting-store.ts'
import { saveWords, wordsOf } from './words-store.ts'

export type ContactChange = {
  familyKnows: FamilyKnows
  familyAgrees: FamilyAgrees
  danger: Danger
  words: Partial<Record<Part, string>>
  notForFamily?: readonly string[]
}

/** A contact that waits, held for an act upon it; gone or closed is said as it is. */
export async function contactInHand(work: Work, id: string): Promise<ContactRow> {
  await holdContact(work, id)
  const contact = await readContact(work, id)
  if (!contact) refuse('not-found', undefined, { kind: 'contact', subject: id })
  if (contact.closedAt) refuse('contact-closed')
  return contact
}

/**
 * Adds a version of what is known. The clock keeps running from when it was received: an edit never resets the queue.
 * `version` is the one the editor was shown; if somebody was quicker, both values come back and nothing is lost.
 */
export async function changeContact(work: Work, id: string, version: number, change: ContactChange): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  const taken = await saveVersion(work, { ...contact, version }, { ...change, householdId: contact.householdId })
  if (!taken) await clash(work, contact, change)
  await saveWords(work, { ...contact, version: version + 1 }, await changedWords(work, id, change.words), change.notForFamily)
  await saveDanger(work, id, change.danger)
  if (change.danger === 'now' && contact.danger !== 'now') await bringForward(work, contact)
  await recordEvent(
    work,
    'contact changed',
    { ...contact, subject: { kind: 'contact', id }, contactId: id },
    { version: version + 1 },
  )
}

/** Danger that is said later brings a decision forward (clock F07). Nothing puts it back: an edit never gives more time. */
async function bringForward(work: Work, { id, dueAt, waitingId, waitingDecidedAt }: ContactRow) {
  if (!dueAt || !waitingId || waitingDecidedAt) return
  await saveDue(work, id, sooner(dueAt, dangerDue(work.now)))
}

/** Only what differs from the newest version is a new version. */
async function changedWords(work: Work, id: string, words: ContactChange['words']) {
  const newest = await newestWords(work, id)
  return Object.fromEntries(Object.entries(words).filter(([part, text]) => (text ?? '').trim() !== (newest[part as Part] ?? '')))
}

export async function newestWords(work: Work, id: string): Promise<Partial<Record<Part, string>>> {
  return Object.fromEntries((await wordsOf(work, id)).map(({ part, words }) => [part, words]))
}

async function clash(work: Work, contact: ContactRow, mine: ContactChange): Promise<never> {
  const now = (await readContact(work, contact.id))!
  const theirs: ContactChange = {
    familyKnows: now.familyKnows as FamilyKnows,
    familyAgrees: now.familyAgrees as FamilyAgrees,
    danger: now.danger as Danger,
    words: await newestWords(work, contact.id),
  }
  refuseSlower(now.version, { mine, theirs })
}

/** Takes a contact into one's hands, or over from somebody else: `from` is who the screen said had it. */
export async function pickUp(work: Work, id: string, from: string | null): Promise<void> {
  requirePermission(work, 'work the queue')
  const contact = await contactInHand(work, id)
  if (!(await takeInHand(work, id, from))) {
    const now = await readContact(work, id)
    if (now?.withWorkerId === work.actor.workerId) return
    refuse(
      'changed-meanwhile',
      now?.withName ? `${now.withName} has this contact now. Take it over from them if you agree.` : undefined,
    )
  }
  await recordEvent(
    work,
    from ? 'contact taken over' : 'contact picked up',
    { ...contact, subject: { kind: 'contact', id }, contactId: id },
    { from },
  )
}

/** Puts one contact, or at the end of a shift all of one's own, back for anybody. */
export async function handBack(work: Work, id?: string): Promise<void> {
  requirePermission(work, 'work the queue')
  for (const row of await inHand(work, id)) {
    await putBack(work, row.contactId)
    await recordEvent(work, 'contact handed back', { ...row, subject: { kind: 'contact', id: row.contactId } })
  }
}

/**
 * Moves a contact recorded on the wrong child to the right one; both keep the trace. How it happened is a note among the contact's
 * words, so that it is read by whoever reads those.
 */
export async function moveChild(
  work: Work,
  id: string,
  { from: fromPerson, to: toPerson, why, version }: { from: string; to: string; why: string; version?: number | undefined },
): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  await requireVersion(version, contact.version, { mine: null, theirs: null })
  const to = await householdOfPerson(work, toPerson)
  if (!to) refuse('not-found', undefined, { kind: 'person', subject: toPerson })
  if (!(await removeChild(work, id, fromPerson, toPerson))) refuseSlower(contact.version, { mine: null, theirs: null })
  await addChild(work, contact, toPerson)
  const moved = { ...contact, householdId: to.householdId }
  await saveVersion(work, moved, moved)
  const { note } = await newestWords(work, id)
  await saveWords(work, { ...contact, version: contact.version + 1 }, { note: [note, why].filter(Boolean).join('\n\n') })
  await saveHousehold(work, id, to.householdId)
  const child = (personId: string) => ({ ...contact, contactId: id, subject: { kind: 'person', id: personId }, personId })
  await recordEvent(work, 'contact moved', [child(fromPerson), child(toPerson)], { from: fromPerson, to: toPerson })
  // the contact, and each row about somebody, is as restricted as the children named now
  await stampContacts(work, [id])
  // what was decided was decided about another child
  await reopenContact(work, id)
}

/** Asks somebody for what is missing. The contact waits; its clock does not stop. */
export async function askForInformation(work: Work, id: string, of: string): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  await saveRequest(work, contact, of)
  await recordEvent(work, 'information asked for', { ...contact, subject: { kind: 'contact', id }, contactId: id })
}

export async function informationCame(work: Work, contactId: string, requestId: string): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: contactId })
  const contact = await contactInHand(work, contactId)
  if (!(await saveThatItCame(work, contactId, requestId))) return
  await recordEvent(work, 'information came', { ...contact, subject: { kind: 'contact', id: contactId }, contactId })
}
