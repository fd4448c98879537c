import { type Actor, recordEvent, requirePermission } from '../access/index.ts'
import type { WithActor } from '../access/with-actor.ts'
import { refuse } from '../errors.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { mayKnowRecords } from './asker.ts'
import { writeBatch } from './batch.ts'
import { batchSize, countsNowAndThen, holding } from './import-file.ts'
import { RunLog } from './run-log.ts'
import { faultSentence } from './runs-store.ts'
import { notPlacedYet } from './store.ts'
import { Tally } from './tally.ts'
import type { Told } from './told.ts'
import { letGoOfWaiting, type WaitingRow, waitingRows } from './waiting-store.ts'
import type { Writing } from './writing.ts'

/** Who takes the rows that wait, as a run of their own; `service` writes for them. */
export type Taking = { runId: string; asker: Actor; service: Actor }

/** Takes every row that waits into the record, with all that is to be looked at: one run, all of it or nothing. */
export async function takeWaiting(withActor: WithActor, { runId, asker, service }: Taking) {
  await withActor(asker, 'import', async (work) => {
    requirePermission(work, 'import files', { kind: 'import' })
    if (!mayKnowRecords(asker)) refuse('not-allowed')
  })
  const log = new RunLog(withActor, asker, runId)
  await holding(withActor, asker, runId, async () => {
    try {
      await log.now({ state: 'writing' })
      await withActor({ ...service, workerId: asker.workerId }, 'import', (work) => take(work, log, runId))
      await log.end('done')
    } catch (error) {
      await log.end('stopped', faultSentence).catch(() => {})
      throw error
    }
  })
}

async function take(work: Work, log: RunLog, runId: string) {
  const rows = await waitingRows(work)
  const today = londonDay(work.now)
  const notPlaced = await notPlacedYet(work, today)
  const tallies = { events: new Tally(), met: new Tally() }
  const counted = countsNowAndThen(work)
  // rows of one file come together, so that two equal ones stay two
  for (const alike of Map.groupBy(rows, fileOf).values()) {
    const { source, asAt, fillsOnly, kind, fileName } = alike[0]!
    const told = alike.flatMap((row) => row.told ?? ([] as Told[]))
    for (const problem of alike.flatMap((row) => (row.told ? [] : row.problems))) log.say(problem)
    const writing: Writing = {
      ...tallies,
      ...{ work, source, today, asAt, fillsOnly, notPlaced, counts: log.counts, tellsAll: true },
      say: (problem) => log.say(problem),
      wait: () => {},
      file: { kind, name: fileName },
    }
    for (let from = 0; from < told.length; from += batchSize) {
      await writeBatch(writing, told.slice(from, from + batchSize))
      await counted()
      await log.maybe('Writing')
    }
  }
  await letGoOfWaiting(
    work,
    rows.map(({ id }) => id),
    runId,
  )
  if (rows.length > 0)
    await recordEvent(
      work,
      'waiting rows taken',
      { localityId: notPlaced, agencyId: work.actor.agencyId, subject: { kind: 'import', id: runId } },
      { rows: rows.length },
    )
}

const fileOf = ({ source, asAt, fillsOnly, fileName, broughtAt }: WaitingRow) =>
  [source, asAt, fillsOnly, fileName, broughtAt.toISOString()].join(' ')
