import { sql } from 'kysely'
import { scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { withChildren } from './about-store.ts'
import type { ContactRow } from './contact-store.ts'

/** Who reads an answer on a page of their own: whoever brought it, people of their agency, or nobody. */
export type ReadsAnswer = 'self' | 'agency' | null

export async function readsAnswer(work: Work, contactId: string): Promise<ReadsAnswer> {
  const { rows } = await sql<{ reads: ReadsAnswer }>`
    select scope.reads_answer(${work.actor.authorityId}::uuid, ${contactId}::uuid, ${londonDay(work.now)}::date) as reads`.execute(
    work.db,
  )
  return rows[0]!.reads
}

/** How many letters wait to be sent: a count alone, so no visit is written down. */
export async function countLetters(work: Work): Promise<number> {
  const { n } = await unsent(work)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Answers that wait to be sent, and whom their contacts are about, the longest waiting first. */
export async function lettersToSend(work: Work) {
  const rows = await unsent(work).select(['o.contactId', 'c.reference', 'a.toWhom', 'o.queuedAt']).orderBy('o.queuedAt').execute()
  const ids = rows.map((row) => row.contactId)
  if (ids.length > 0) work.saw('list', 'contact', ids)
  return withChildren(work, rows)
}

/** Answers that are letters and have not been sent: nobody reads them on a page. Those of contacts that the reader sees. */
function unsent(work: Work) {
  return (
    work.db
      .selectFrom('outbox as o')
      .innerJoin('answer as a', (join) => join.onRef('a.authorityId', '=', 'o.authorityId').onRef('a.id', '=', 'o.answerId'))
      .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'o.authorityId').onRef('c.id', '=', 'o.contactId'))
      // a contact stays open until its letter went; one that is older than the decision that stands says what nobody means any more
      .innerJoin('waiting as w', (join) =>
        join
          .onRef('w.authorityId', '=', 'o.authorityId')
          .onRef('w.contactId', '=', 'o.contactId')
          .onRef('w.decidedAt', '<=', 'a.answeredAt'),
      )
      .where('o.sentAt', 'is', null)
      // of both tables, so that it is asked only of what waits: of the outbox alone it was asked of every letter that nobody ever sent
      .where(sql<boolean>`scope.reads_answer(o.authority_id, w.contact_id, ${londonDay(work.now)}::date) is null`)
  )
}

/** Answers written before their decision was confirmed, newest first: given since, held still, or never sent. */
export async function heldAnswersOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('heldAnswer as h')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'h.authorityId').onRef('k.id', '=', 'h.writtenBy'))
    .select(['h.id', 'h.decisionId', 'h.way', 'h.toWhom', 'h.words', 'h.writtenAt', 'h.writtenBy', 'k.name as writtenByName'])
    .where('h.contactId', '=', contactId)
    .orderBy('h.writtenAt', 'desc')
    .orderBy('h.id', 'desc')
    .execute()
}

/** Which answers were given since a moment, that included, and which of them are letters: what an act asks, which shows no words. */
export async function givenSince(work: Work, contactId: string, since: Date) {
  return work.db
    .selectFrom('answer as a')
    .leftJoin('outbox as o', (join) => join.onRef('o.authorityId', '=', 'a.authorityId').onRef('o.answerId', '=', 'a.id'))
    .select(['a.id', 'o.queuedAt', 'o.sentAt'])
    .where('a.contactId', '=', contactId)
    .where('a.answeredAt', '>=', since)
    .execute()
}

export async function answersOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('answer as a')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'a.authorityId').onRef('k.id', '=', 'a.answeredBy'))
    .leftJoin('outbox as o', (join) => join.onRef('o.authorityId', '=', 'a.authorityId').onRef('o.answerId', '=', 'a.id'))
    .select([
      'a.id',
      'a.way',
      'a.toWhom',
      'a.toldAt',
      'a.words',
      'a.answeredAt',
      'k.name as answeredByName',
      'o.queuedAt',
      'o.sentAt',
    ])
    .where('a.contactId', '=', contactId)
    .orderBy('a.answeredAt', 'desc')
    .execute()
}

/** Whether whoever brought it has an answer, also for a reader who may not read it. */
export async function isAnswered(work: Work, contactId: string): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean
  }>`select scope.is_answered(${work.actor.authorityId}::uuid, ${contactId}::uuid) as is`.execute(work.db)
  return rows[0]!.is
}

export type Written = { id: string; way: string; toWhom: string; words: string }

/** An answer that is given now; what is written is a letter as well, and waits in the outbox. */
export async function saveAnswer(
  work: Work,
  contact: ContactRow,
  answer: Written & { toldAt: Date | null; answeredBy: string | null },
) {
  const about = { ...scopeOf(work, contact), contactId: contact.id }
  await work.db
    .insertInto('answer')
    .values({ ...about, ...answer, answeredAt: work.now, wordsClass: contact.kind === 'protection' ? 'concern' : 'told' })
    .execute()
  if (answer.way === 'written' || answer.way === 'template')
    await work.db
      .insertInto('outbox')
      .values({ ...about, id: newId(work.now.getTime()), answerId: answer.id, queuedAt: work.now })
      .execute()
}

export async function saveHeldAnswer(work: Work, contact: ContactRow, decisionId: string, answer: Written) {
  await work.db
    .insertInto('heldAnswer')
    .values({
      ...scopeOf(work, contact),
      ...answer,
      contactId: contact.id,
      decisionId,
      writtenAt: work.now,
      writtenBy: work.actor.workerId,
      wordsClass: contact.kind === 'protection' ? 'deciding concern' : 'deciding',
    })
    .execute()
}

/** False where the letter went before. */
export async function saveSent(work: Work, contactId: string, answerId: string): Promise<boolean> {
  const sent = await work.db
    .updateTable('outbox')
    .set({ sentAt: work.now, sentBy: work.actor.workerId })
    .where('contactId', '=', contactId)
    .where('answerId', '=', answerId)
    .where('sentAt', 'is', null)
    .executeTakeFirst()
  return sent.numUpdatedRows > 0n
}
