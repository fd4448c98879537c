import { recordEvent, requirePermission } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { Problem } from '../govuk/index.ts'
import { answerWays, isCode } from '../rulebook/index.ts'
import type { Work } from '../work.ts'
import { contactInHand } from './change-contact.ts'
import { answeredSince, decisionsOf, readContact, reopenedAt, scopeOf } from './store.ts'

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

/** Answers whoever brought the contact. Written answers wait in the outbox; the asker sees them on their own page at once. */
export async function answerContact(
  work: Work,
  id: string,
  answer: NewAnswer,
): Promise<{ problems: Problem[] } | { problems?: undefined }> {
  requirePermission(work, 'answer contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  const problems = problemsWithAnswer(answer, contact.kind)
  if (problems.length > 0) return { problems }
  const answerId = newId(work.now.getTime())
  await work.db
    .insertInto('answer')
    .values({
      ...scopeOf(work, contact),
      id: answerId,
      contactId: id,
      way: answer.way,
      toWhom: answer.toWhom || contact.bringerName || 'whoever brought it',
      toldAt: answer.toldAt ?? null,
      words: answer.words,
      answeredAt: work.now,
      answeredBy: work.actor.workerId,
      wordsClass: contact.kind === 'protection' ? 'concern' : 'told',
    })
    .execute()
  if (answer.way === 'written' || answer.way === 'template')
    await work.db
      .insertInto('outbox')
      .values({ ...scopeOf(work, contact), id: newId(work.now.getTime()), contactId: id, answerId, queuedAt: work.now })
      .execute()
  await recordEvent(
    work,
    'contact answered',
    { ...contact, subject: { kind: 'contact', id }, contactId: id },
    { way: answer.way },
  )
  await closeIfDone(work, id)
  return {}
}

/**
 * A contact closes by itself when it is decided, confirmed where that is asked, and answered since it was decided first. One that was
 * reopened is decided, and its asker told, once more.
 */
export async function closeIfDone(work: Work, id: string): Promise<boolean> {
  const [latest] = await decisionsOf(work, id)
  const contact = await readContact(work, id)
  if (!latest?.confirmedAt || !contact || contact.closedAt || (contact.waitingId && !contact.waitingDecidedAt)) return false
  if (!(await answeredSince(work, id, await reopenedAt(work, id)))) return false
  await work.db
    .insertInto('closure')
    .values({ ...scopeOf(work, contact), contactId: id, closedAt: work.now, closedBy: work.actor.workerId })
    .execute()
  await work.db.deleteFrom('waiting').where('contactId', '=', id).execute()
  await recordEvent(work, 'contact closed', { ...contact, subject: { kind: 'contact', id }, contactId: id })
  return true
}
