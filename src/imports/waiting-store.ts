import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import { hashOf, type Problem, type Told } from './told.ts'
import type { Writing } from './writing.ts'

/** A row for somebody who may know the record: to be taken in, or (with nothing told) only to be looked at. */
export type Wait = { place: string; told: Told | null; problems: readonly Problem[] }

export type WaitingRow = Wait & {
  id: string
  kind: string
  fileName: string
  source: string
  asAt: Day
  fillsOnly: boolean
  broughtAt: Date
  broughtBy: string | null
}

/** Keeps rows until somebody takes them; the same row brought again waits once. */
export async function keepWaiting(writing: Writing, rows: readonly Wait[]) {
  if (rows.length === 0) return
  const { work, source, asAt, fillsOnly, file, events } = writing
  const { authorityId, workerId } = work.actor
  await work.db
    .insertInto('importWaiting')
    .values(
      rows.map(({ place, told, problems }) => {
        // where a row stands in its file says nothing of what it is
        const { place: _, ...child } = told?.child ?? { place }
        const happened = told?.events.map(({ place: _, ...event }) => event)
        const hash = hashOf(
          told ? [child, told.row, happened] : problems.map(({ place: _, ...problem }) => [place, problem]),
        ).toString('hex')
        return {
          ...{ authorityId, id: newId(work.now.getTime()), kind: file.kind, fileName: file.name, source, place, asAt, fillsOnly },
          theirId: `${hash} ${events.next(`waits ${hash}`)}`,
          told: told && JSON.stringify(told),
          problems: JSON.stringify(problems),
          broughtAt: work.now,
          broughtBy: workerId,
        }
      }),
    )
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** Rows that wait, oldest first; none for those who may not know the record. */
export async function waitingRows(work: Work): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`select * from imports.waiting()`.execute(work.db)
  return rows
}

export async function letGoOfWaiting(work: Work, ids: readonly string[], runId: string) {
  await sql`select imports.take_waiting(${[...ids]}::uuid[], ${runId}::uuid, ${work.now})`.execute(work.db)
}
