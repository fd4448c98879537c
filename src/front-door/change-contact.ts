import { recordEvent, requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import type { Danger, FamilyAgrees, FamilyKnows, Part } from './contact.ts'
import { dangerDue, sooner } from './decision.ts'
import { type ContactRow, holdContact, readContact, saveWords, scopeOf, stampContacts, wordsOf } from './store.ts'

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
  await work.db.updateTable('waiting').set({ danger: change.danger }).where('contactId', '=', id).execute()
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
  const soon = { dueAt: sooner(dueAt, dangerDue(work.now)) }
  await work.db.updateTable('contact').set(soon).where('id', '=', id).execute()
  await work.db.updateTable('waiting').set(soon).where('contactId', '=', id).execute()
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
  refuse('changed-meanwhile', undefined, { mine, theirs, version: now.version })
}

/** Takes a contact into one's hands, or over from somebody else: `from` is who the screen said had it. */
export async function pickUp(work: Work, id: string, from: string | null): Promise<void> {
  requirePermission(work, 'work the queue')
  const contact = await contactInHand(work, id)
  const taken = await work.db
    .updateTable('waiting')
    .set({ withWorkerId: work.actor.workerId, pickedUpAt: work.now })
    .where('contactId', '=', id)
    .where('withWorkerId', from ? '=' : 'is', from as never)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) {
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
  let mine = work.db
    .selectFrom('waiting')
    .select(['contactId', 'localityId', 'agencyId', 'restriction'])
    .where('withWorkerId', '=', work.actor.workerId)
  if (id) mine = mine.where('contactId', '=', id)
  for (const row of await mine.execute()) {
    await work.db
      .updateTable('waiting')
      .set({ withWorkerId: null, pickedUpAt: null })
      .where('contactId', '=', row.contactId)
      .execute()
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
  requireVersion(version, contact.version, { mine: null, theirs: null })
  const to = await work.db.selectFrom('person').select(['id', 'householdId']).where('id', '=', toPerson).executeTakeFirst()
  if (!to) refuse('not-found', undefined, { kind: 'person', subject: toPerson })
  const removed = await work.db
    .updateTable('contactChild')
    .set({ removedAt: work.now, removedBy: work.actor.workerId, movedTo: toPerson })
    .where('contactId', '=', id)
    .where('personId', '=', fromPerson)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (removed.numUpdatedRows === 0n) refuse('changed-meanwhile')
  await work.db
    .insertInto('contactChild')
    .values({
      ...scopeOf(work, contact),
      id: newId(work.now.getTime()),
      contactId: id,
      personId: toPerson,
      addedAt: work.now,
      addedBy: work.actor.workerId,
    })
    .execute()
  const moved = { ...contact, householdId: to.householdId }
  await saveVersion(work, moved, moved)
  const { note } = await newestWords(work, id)
  await saveWords(work, { ...contact, version: contact.version + 1 }, { note: [note, why].filter(Boolean).join('\n\n') })
  await work.db.updateTable('waiting').set({ householdId: to.householdId }).where('contactId', '=', id).execute()
  const about = { ...contact, contactId: id }
  await recordEvent(
    work,
    'contact moved away',
    { ...about, subject: { kind: 'person', id: fromPerson }, personId: fromPerson },
    { to: toPerson },
  )
  await recordEvent(work, 'contact moved here', { ...about, subject: { kind: 'person', id: toPerson }, personId: toPerson })
  // the contact, and each row about somebody, is as restricted as the children named now
  await stampContacts(work, [id])
}

type Codes = Pick<ContactRow, 'danger' | 'familyKnows' | 'familyAgrees' | 'householdId'>

/** Takes the next version of a contact, if nobody was quicker, and keeps its codes beside the earlier ones. */
export async function saveVersion(work: Work, { version, ...contact }: ContactRow, codes: Codes): Promise<boolean> {
  const { danger, familyKnows, familyAgrees, householdId } = codes
  const taken = await work.db
    .updateTable('contact')
    .set({ danger, familyKnows, familyAgrees, householdId, version: version + 1 })
    .where('id', '=', contact.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  const { kind, sourceCode } = contact
  await work.db
    .insertInto('contactVersion')
    .values({
      ...scopeOf(work, contact),
      contactId: contact.id,
      version: version + 1,
      facts: JSON.stringify({ kind, sourceCode, householdId, danger, familyKnows, familyAgrees }),
      recordedAt: work.now,
      recordedBy: work.actor.workerId,
    })
    .execute()
  return true
}

/** Asks somebody for what is missing. The contact waits; its clock does not stop. */
export async function askForInformation(work: Work, id: string, of: string): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  await work.db
    .insertInto('informationRequest')
    .values({
      ...scopeOf(work, contact),
      id: newId(work.now.getTime()),
      contactId: id,
      askedOf: of,
      askedAt: work.now,
      askedBy: work.actor.workerId,
      wordsClass: contact.kind === 'protection' ? 'deciding concern' : 'deciding',
    })
    .execute()
  await recordEvent(work, 'information asked for', { ...contact, subject: { kind: 'contact', id }, contactId: id })
}

export async function informationCame(work: Work, contactId: string, requestId: string): Promise<void> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: contactId })
  const contact = await contactInHand(work, contactId)
  const came = await work.db
    .updateTable('informationRequest')
    .set({ cameAt: work.now, cameBy: work.actor.workerId })
    .where('id', '=', requestId)
    .where('contactId', '=', contactId)
    .where('cameAt', 'is', null)
    .executeTakeFirst()
  if (came.numUpdatedRows === 0n) return
  await recordEvent(work, 'information came', { ...contact, subject: { kind: 'contact', id: contactId }, contactId })
}
