import { sql } from 'kysely'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

/** Who reads an answer on a page of their own: whoever brought it, people of their agency, or nobody. */
export type ReadsAnswer = 'self' | 'agency' | null

export async function readsAnswer(work: Work, contactId: string): Promise<ReadsAnswer> {
  const { rows } = await sql<{ reads: ReadsAnswer }>`
    select scope.reads_answer(${work.actor.authorityId}::uuid, ${contactId}::uuid, ${londonDay(work.now)}::date) as reads`.execute(
    work.db,
  )
  return rows[0]!.reads
}

/** Answers written before their decision was confirmed, newest first: given since, held still, or never sent. */
export async function heldAnswersOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('heldAnswer as h')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'h.authorityId').onRef('k.id', '=', 'h.writtenBy'))
    .select(['h.id', 'h.decisionId', 'h.way', 'h.toWhom', 'h.words', 'h.writtenAt', 'h.writtenBy', 'k.name as writtenByName'])
    .where('h.contactId', '=', contactId)
    .orderBy('h.writtenAt', 'desc')
    .orderBy('h.id', 'desc')
    .execute()
}

/** Which answers were given, at all or since a moment, and which of them are letters: what an act asks, which shows no words. */
export async function givenSince(work: Work, contactId: string, since?: Date) {
  const answers = work.db
    .selectFrom('answer as a')
    .leftJoin('outbox as o', (join) => join.onRef('o.authorityId', '=', 'a.authorityId').onRef('o.answerId', '=', 'a.id'))
    .select(['o.queuedAt', 'o.sentAt'])
    .where('a.contactId', '=', contactId)
  return (since ? answers.where('a.answeredAt', '>', since) : answers).execute()
}
