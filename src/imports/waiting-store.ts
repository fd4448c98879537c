import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import { hashOf, type Problem, type Told } from './told.ts'
import type { Writing } from './writing.ts'

/** A file as somebody brought it. */
export type Brought = Pick<Writing, 'work' | 'source' | 'asAt' | 'fillsOnly' | 'events'> & {
  file: { kind: string; name: string }
  runId: string
}

export type WaitingRow = {
  id: string
  kind: string
  fileName: string
  source: string
  asAt: Day
  fillsOnly: boolean
  broughtAt: Date
}

/** Nothing told: the row came in, and something of it is only to be looked at. */
export type WaitingWords = { id: string; told: Told | null; problems: readonly Problem[] }

/** A file of which rows wait; its id is that of one of them. */
export type WaitingFile = { id: string; fileName: string; rows: number; broughtAt: Date; broughtBy: string | null }

/** A file that waited, and who ended that: taken in or refused, never both. */
export type SettledFile = WaitingFile & {
  takenAt: Date | null
  takenBy: string | null
  refusedAt: Date | null
  refusedBy: string | null
  because: string | null
}

/** Keeps rows until somebody takes them; the same row brought again waits once. */
export async function keepWaiting({ work, source, asAt, fillsOnly, file, runId, events }: Brought, rows: readonly Told[]) {
  const { authorityId, workerId } = work.actor
  await work.db
    .insertInto('importWaiting')
    .values(
      rows.map((told) => {
        // where a row stands in its file says nothing of what it is
        const { place, ...child } = told.child
        const happened = told.events.map(({ place: _, ...event }) => event)
        const hash = hashOf([child, told.row, happened]).toString('hex')
        return {
          ...{ authorityId, id: newId(work.now.getTime()), kind: file.kind, fileName: file.name, source, place, asAt, fillsOnly },
          theirId: `${hash} ${events.next(`waits ${hash}`)}`,
          told: JSON.stringify(told),
          problems: '[]',
          broughtAt: work.now,
          broughtBy: workerId,
          runId,
        }
      }),
    )
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** Files of which rows wait, oldest first; none for those who may not know the record. */
export async function waitingFiles(work: Work): Promise<WaitingFile[]> {
  const { rows } =
    await sql<WaitingFile>`select (array_agg(id order by id))[1] as id, file_name, brought_at, brought_by, count(*)::int as rows
    from imports.waiting() group by file_name, brought_at, brought_by, run_id order by 3, 2, 1`.execute(work.db)
  return rows
}

/** Rows that wait, without what they tell, oldest first; none for those who may not know the record. */
export async function waitingRows(work: Work): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`select id, kind, file_name, source, as_at, fills_only, brought_at
    from imports.waiting()`.execute(work.db)
  return rows
}

/** The rows of one file that wait, oldest first: whichever of its rows is named. */
export async function waitingRowsOf(work: Work, fileId: string): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    with waits as materialized (
      select id, kind, file_name, source, as_at, fills_only, brought_at, brought_by, run_id from imports.waiting()
    )
    select w.id, w.kind, w.file_name, w.source, w.as_at, w.fills_only, w.brought_at
    from waits w join waits f on f.id = ${fileId}::uuid and f.file_name = w.file_name and f.brought_at = w.brought_at
      and f.brought_by is not distinct from w.brought_by and f.run_id is not distinct from w.run_id
    order by w.id`.execute(work.db)
  return rows
}

/** Files that waited and do not any more, the newest end first, since an instant or by the id they waited under; for whoever may refuse one. */
export async function settledFiles(work: Work, { since, id }: { since?: Date; id?: string }): Promise<SettledFile[]> {
  const { rows } = await sql<SettledFile>`
    select id, file_name, rows, brought_at, brought_by, taken_at, taken_by, refused_at, refused_by, because
    from imports.settled(${since ?? null}::timestamptz, ${id ?? null}::uuid)`.execute(work.db)
  return rows
}

/** Which of one's own imports still wait for somebody to take them in or refuse them. */
export async function ownWaiting(work: Work): Promise<Set<string>> {
  const { rows } = await sql<{ runId: string }>`select run_id from imports.own_waiting()`.execute(work.db)
  return new Set(rows.map(({ runId }) => runId))
}

/** What some of them tell, in the order asked for. */
export async function wordsOfWaiting(work: Work, ids: readonly string[]): Promise<WaitingWords[]> {
  const { rows } = await sql<WaitingWords>`select * from imports.waiting_words(${[...ids]}::uuid[])`.execute(work.db)
  return rows
}

export async function letGoOfWaiting(work: Work, ids: readonly string[], runId: string) {
  await sql`select imports.take_waiting(${[...ids]}::uuid[], ${runId}::uuid, ${work.now})`.execute(work.db)
}

/** Lets go of the rows of a file for good, with the reason; nothing where it does not wait any more. */
export async function refuseWaiting(work: Work, id: string, because: string, told: string) {
  const { rows } = await sql<{ runId: string | null; rows: number }>`
    select run_id, refused as rows from imports.refuse_waiting(${id}::uuid, ${because}, ${told})`.execute(work.db)
  return rows[0]
}
