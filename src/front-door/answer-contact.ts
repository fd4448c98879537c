import { recordEvent, requirePermission } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { answerWays, isCode } from '../rulebook/index.ts'
import type { Work } from '../work.ts'
import {
  givenSince,
  heldAnswersOf,
  type ReadsAnswer,
  readsAnswer,
  saveAnswer,
  saveHeldAnswer,
  saveSent,
  type Written,
} from './answer-store.ts'
import { contactInHand } from './change-contact.ts'
import { type ContactRow, readContact } from './contact-store.ts'
import { isDecided } from './decision.ts'
import { decisionsOf } from './decision-store.ts'
import { saveClosing } from './waiting-store.ts'

export type NewAnswer = { way: string; toWhom: string; toldAt: Date | undefined; words: string }

/** An answer is written, given by phone (to whom, when), from a template for a notification, or not possible with the reason. */
export function problemsWithAnswer(answer: NewAnswer, kind: string): Problem[] {
  if (!isCode(answerWays, answer.way)) return [{ field: 'way', message: 'Choose how you answered' }]
  const problems: Problem[] = []
  if (answer.way === 'template' && kind !== 'notification' && kind !== 'domestic-abuse')
    problems.push({ field: 'way', message: 'The template is for notifications. Write an answer in your own words' })
  if (answer.way === 'phone' && !answer.toWhom) problems.push({ field: 'toWhom', message: 'Say whom you spoke to' })
  if (answer.way === 'phone' && !answer.toldAt) problems.push({ field: 'toldAt', message: 'Say when you spoke, such as 10:40' })
  if (!answer.words)
    problems.push({
      field: 'words',
      message: answer.way === 'not-possible' ? 'Say why no answer is possible' : 'Write what you told them',
    })
  return problems
}

/** What stands in the way of telling anybody now: no decision that stands, or one that a second person has not confirmed. */
function problemsWithTelling(
  answer: NewAnswer,
  contact: ContactRow,
  latest: { confirmedAt: Date | null } | undefined,
): Problem[] {
  if (!latest || !isDecided(contact)) return [{ field: 'words', message: 'Decide first: the answer says what happens next' }]
  if (!latest.confirmedAt && answer.way === 'phone')
    return [{ field: 'way', message: 'Ring them when a second person has confirmed the decision. Nobody is told before' }]
  return []
}

/**
 * Answers whoever brought the contact. Who has a page reads it there at once; for others it is a letter, and they have been answered
 * when it was sent. Before a second person has confirmed the decision it is held, and given as soon as they have.
 */
export async function answerContact(
  work: Work,
  id: string,
  answer: NewAnswer,
): Promise<{ problems: Problem[] } | { problems?: undefined }> {
  requirePermission(work, 'answer contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  const [latest] = await decisionsOf(work, id)
  const problems = [...problemsWithAnswer(answer, contact.kind), ...problemsWithTelling(answer, contact, latest)]
  if (problems.length > 0) return { problems }
  const written = {
    id: newId(work.now.getTime()),
    way: answer.way,
    toWhom: answer.toWhom || contact.bringerName || 'whoever brought it',
    words: answer.words,
  }
  if (latest!.confirmedAt) {
    await give(work, contact, { ...written, toldAt: answer.toldAt ?? null, answeredBy: work.actor.workerId })
    await closeIfDone(work, id)
  } else await hold(work, contact, latest!.id, written)
  return {}
}

async function give(work: Work, contact: ContactRow, answer: Written & { toldAt: Date | null; answeredBy: string | null }) {
  await saveAnswer(work, contact, answer)
  await recordEvent(
    work,
    'contact answered',
    { ...contact, subject: { kind: 'contact', id: contact.id }, contactId: contact.id },
    { way: answer.way },
  )
}

async function hold(work: Work, contact: ContactRow, decisionId: string, answer: Written) {
  await saveHeldAnswer(work, contact, decisionId, answer)
  await recordEvent(
    work,
    'answer held',
    { ...contact, subject: { kind: 'contact', id: contact.id }, contactId: contact.id },
    { way: answer.way },
  )
}

/** Gives the newest answer that was held with this decision, in the words and the name of whoever wrote it. */
export async function giveHeldAnswer(work: Work, contact: ContactRow, decisionId: string): Promise<void> {
  const newest = (await heldAnswersOf(work, contact.id)).find((held) => held.decisionId === decisionId)
  if (!newest) return
  const { id, way, toWhom, words, writtenBy } = newest
  await give(work, contact, { id, way, toWhom, words, toldAt: null, answeredBy: writtenBy })
}

/** A letter in the outbox went: only now has somebody who has no page been answered. */
export async function letterSent(work: Work, id: string, answerId: string): Promise<void> {
  requirePermission(work, 'answer contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  const [latest] = await decisionsOf(work, id)
  const meant = latest && isDecided(contact) && (await givenSince(work, id, latest.decidedAt)).some((one) => one.id === answerId)
  if (!meant)
    refuse(
      'changed-meanwhile',
      'The decision changed since this letter was written. Write an answer to the decision that stands.',
    )
  if (!(await saveSent(work, id, answerId))) refuse('already-recorded')
  await recordEvent(work, 'letter sent', { ...contact, subject: { kind: 'contact', id }, contactId: id })
  await closeIfDone(work, id)
}

/** How the answer gets to whoever brought a contact: on a page of theirs, by letter or telephone, or there is nobody to tell. */
export function howToTell(
  { bringerAnonymous, bringerPhone }: Pick<ContactRow, 'bringerAnonymous' | 'bringerPhone'>,
  readsIt: ReadsAnswer,
): 'page' | 'letter' | 'nobody' {
  if (readsIt) return 'page'
  return bringerAnonymous && !bringerPhone ? 'nobody' : 'letter'
}

/** The same for whoever writes the answer. */
export function tellingWords(
  contact: Pick<ContactRow, 'bringerName' | 'bringerAnonymous' | 'bringerPhone' | 'agency'>,
  readsIt: ReadsAnswer,
): string {
  const who = contact.bringerAnonymous ? 'Whoever rang' : (contact.bringerName ?? 'Whoever brought this')
  if (readsIt === 'self') return `${who} reads this on their own page as soon as it is given.`
  if (readsIt === 'agency')
    return `People of ${contact.agency} who use Doorstep read this on their page. ${who} may not be one of them.`
  return howToTell(contact, readsIt) === 'nobody'
    ? 'They gave no name and no number, so nobody can be told. Say so.'
    : `${who} has no page here. What you write is a letter, and waits until somebody has sent it; the contact stays open until then. Or ring them.`
}

/** Whether somebody has been told: spoken to, written to where they read it or by a letter that went, or nobody can be. */
export function isTold(answer: { queuedAt: Date | null; sentAt: Date | null }, readsIt: ReadsAnswer): boolean {
  return answer.queuedAt === null || answer.sentAt !== null || readsIt !== null
}

/**
 * A contact closes by itself when it is decided, confirmed where that is asked, and whoever brought it has been told of the decision
 * that stands. One that was decided again, its asker is told once more.
 */
export async function closeIfDone(work: Work, id: string): Promise<boolean> {
  const [latest] = await decisionsOf(work, id)
  const contact = await readContact(work, id)
  if (!latest?.confirmedAt || !contact || contact.closedAt || !isDecided(contact)) return false
  const [given, readsIt] = [await givenSince(work, id, latest.decidedAt), await readsAnswer(work, id)]
  if (!given.some((answer) => isTold(answer, readsIt))) return false
  await saveClosing(work, contact)
  await recordEvent(work, 'contact closed', { ...contact, subject: { kind: 'contact', id }, contactId: id })
  return true
}
