import { sql } from 'kysely'
import type { Work } from '../work.ts'
import { isHeld } from './store.ts'
import type { Problem } from './told.ts'
import { noOutcomes, type Outcomes } from './writing.ts'

/** waiting, reading and writing are under way; the others are how it ended. */
export type RunState = 'waiting' | 'reading' | 'writing' | 'done' | 'nothing new' | 'refused' | 'stopped'

export type Counts = {
  /** Of the step under way: so much of so much; a whole of 0 is not known. */
  done: number
  whole: number
  /** By kind of row, as the reader counted. */
  rows: Record<string, { read: number; taken: number; setAside: number; notRead: number }>
  /** Set aside after reading, because it can stand nowhere. */
  setAside: Record<string, number>
  /** Understood, and not stored yet because no room has a place for it. */
  later: Record<string, number>
  /** Empty cells, by heading. */
  blanks: Record<string, number>
  people: Outcomes
  contacts: Outcomes
  referrals: Outcomes
  /** New referrals whose file gives no end. */
  leftOpen: number
  problems: number
  /** Whether what became of rows in the record is counted here: only for whoever may know it. */
  ofRecord: boolean
}

export const noCounts = (): Counts => ({
  done: 0,
  whole: 0,
  rows: {},
  setAside: {},
  later: {},
  blanks: {},
  people: noOutcomes(),
  contacts: noOutcomes(),
  referrals: noOutcomes(),
  leftOpen: 0,
  problems: 0,
  ofRecord: true,
})

export type Run = {
  id: string
  kind: string
  fileName: string
  beganAt: Date
  endedAt: Date | null
  state: RunState
  counts: Counts
  sentence: string | null
}

const columns = ['id', 'kind', 'fileName', 'beganAt', 'endedAt', 'state', 'counts', 'sentence'] as const
const asRun = (row: Omit<Run, 'state' | 'counts'> & { state: string; counts: unknown }): Run => ({
  ...row,
  state: row.state as RunState,
  counts: { ...noCounts(), ...(row.counts as Partial<Counts>) },
})

/** Writes down that somebody began to import; a run is its beginner's own. */
export async function createRun(work: Work, run: { id: string; kind: string; fileName: string }) {
  const { authorityId, accountId } = work.actor
  await work.db
    .insertInto('importRun')
    .values({
      ...run,
      authorityId,
      accountId,
      fileHash: Buffer.alloc(0),
      beganAt: work.now,
      state: 'waiting',
      counts: JSON.stringify(noCounts()),
    })
    .execute()
}

export async function changeRun(
  work: Work,
  id: string,
  change: { state?: RunState; counts?: Counts; sentence?: string; fileHash?: Buffer; endedAt?: Date },
) {
  const { counts, ...rest } = change
  await work.db
    .updateTable('importRun')
    .set({ ...rest, ...(counts ? { counts: JSON.stringify(counts) } : {}) })
    .where('id', '=', id)
    .execute()
}

/** One's own runs, newest first. */
export async function listRuns(work: Work, most = 50): Promise<Run[]> {
  const rows = await work.db
    .selectFrom('importRun')
    .select(columns)
    .orderBy('beganAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  const runs: Run[] = []
  for (const row of rows) runs.push(await asItIs(work, asRun(row)))
  return runs
}

export async function findRun(work: Work, id: string): Promise<Run | undefined> {
  const run = await readRun(work, id)
  return run && asItIs(work, run)
}

async function readRun(work: Work, id: string): Promise<Run | undefined> {
  const row = await work.db.selectFrom('importRun').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asRun(row)
}

const underWay: readonly RunState[] = ['waiting', 'reading', 'writing']
export const isUnderWay = ({ state }: Pick<Run, 'state'>) => underWay.includes(state)
export const heldAs = (id: string) => `import ${id}`
const toBegin = 60_000

/**
 * A run that nobody works at has ended, whatever its row says: the process died. All or nothing was written, and the row that the
 * writing ends with says which.
 */
async function asItIs(work: Work, seen: Run): Promise<Run> {
  if (!isUnderWay(seen) || (await isHeld(work, heldAs(seen.id)))) return seen
  // it may have ended between the row and the question: its end is written down before it is let go, so the row has it now
  const run = (await readRun(work, seen.id)) ?? seen
  if (!isUnderWay(run)) return run
  if (run.state === 'waiting' && work.now.getTime() - run.beganAt.getTime() < toBegin) return run
  const { rows } = await sql`select 1 from imported_row where source = 'file' and our_id = ${run.id}`.execute(work.db)
  const ended = rows.length > 0 ? ({ state: 'done' } as const) : ({ state: 'stopped', sentence: stoppedSentence } as const)
  await changeRun(work, run.id, { ...ended, endedAt: work.now })
  return { ...run, ...ended, endedAt: work.now }
}

export const faultSentence =
  'Something went wrong inside Doorstep, so nothing of the file was kept. It was written down; try again later.'
export const stoppedSentence = 'The import was stopped before it ended, so nothing of the file was kept. Import it again.'

export async function addProblems(work: Work, runId: string, from: number, problems: readonly Problem[]) {
  const { authorityId, accountId } = work.actor
  const rows = problems.map(({ place, value, why, kept }, at) => ({
    authority_id: authorityId,
    run_id: runId,
    number: from + at,
    place,
    value: short(value),
    why,
    kept,
    account_id: accountId,
  }))
  await sql`insert into import_problem select * from json_populate_recordset(null::import_problem, ${JSON.stringify(rows)}::json)`.execute(
    work.db,
  )
}

const longest = 2000
// a zero byte cannot be stored, and a whole file in one cell helps nobody
const short = (value: string) => (value.length > longest ? `${value.slice(0, longest)}...` : value).replaceAll('\u0000', '')

export type NumberedProblem = Problem & { number: number }

export async function problemsOf(
  work: Work,
  runId: string,
  { after = 0, most }: { after?: number; most: number },
): Promise<NumberedProblem[]> {
  return work.db
    .selectFrom('importProblem')
    .select(['number', 'place', 'value', 'why', 'kept'])
    .where('runId', '=', runId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(most)
    .execute()
}
