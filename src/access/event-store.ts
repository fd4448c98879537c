import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'
import { type EventAbout, type EventFacts, eventRow } from './events.ts'

/** A subject as an act names it. What has no place of its own (an agency, the threshold) says none, and stands in "not placed yet". */
export type ActAbout = Omit<EventAbout, 'localityId'> & { localityId?: string | null | undefined }

/**
 * Writes an act down in the act's own transaction. Facts are codes and ids: never a name, never words about a family. An act upon
 * several (two people who are joined, a child moved to another) names each, and is found by whoever may see one of them.
 */
export async function recordEvent(
  work: Pick<Work, 'actor' | 'now' | 'db'>,
  act: string,
  about: ActAbout | readonly [ActAbout, ...ActAbout[]],
  facts: EventFacts = {},
) {
  const { authorityId } = work.actor
  const notPlacedYet = sql<string>`(select id from locality where authority_id = ${authorityId} and not placed limit 1)`
  const id = newId(work.now.getTime())
  const rows = [about].flat().map(({ localityId, ...each }) => ({
    ...eventRow(work, act, { ...each, localityId: '' }, facts, id),
    localityId: localityId ?? notPlacedYet,
  }))
  await work.db.insertInto('event').values(rows).execute()
}
