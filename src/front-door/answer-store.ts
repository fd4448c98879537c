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
