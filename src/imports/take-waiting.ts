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
import { newestCensus, notPlacedYet } from './store.ts'
import { Tally } from './tally.ts'
import { letGoOfWaiting, type WaitingRow, waitingRowsOf, wordsOfWaiting } from './waiting-store.ts'
import type { Writing } from './writing.ts'

/** Who takes the rows of a file that waits, as a run of their own; `service` writes for them. */
export type Taking = { runId: string; fileId: string; asker: Actor; service: Actor }

/** Takes one file that waits into the record, with all that is to be looked at: one run, all of it or nothing. */
export async function takeWaiting(withActor: WithActor, { runId, fileId, asker, service }: Taking) {
  await withActor(asker, 'import', async (work) => {
    requirePermission(work, 'import files', { kind: 'import' })
    if (!mayKnowRecords(asker)) refuse('not-allowed')
  })
  const log = new RunLog(withActor, asker, runId)
  await holding(withActor, asker, runId, async () => {
    try {
      await log.now({ state: 'writing' })
      const writer = { ...service, workerId: asker.workerId }
      const taken = await withActor(writer, 'import', (work) => take(work, log, { runId, fileId }))
      if (taken > 0) await log.end('done')
      else await log.end('nothing new', settledSentence)
    } catch (error) {
      await log.end('stopped', faultSentence).catch(() => {})
      throw error
    }
  })
}

const settledSentence = 'Nothing of this file waited any more: somebody took it in or refused it before. Nothing was written.'

/** How many rows were taken: none where somebody else was quicker. */
async function take(work: Work, log: RunLog, { runId, fileId }: Pick<Taking, 'runId' | 'fileId'>): Promise<number> {
  const rows = await waitingRowsOf(work, fileId)
  if (rows.length === 0) return 0
  const today = londonDay(work.now)
  const notPlaced = await notPlacedYet(work, today)
  const newest = await newestCensus(work)
  const tallies = { events: new Tally(), met: new Tally() }
  const counted = countsNowAndThen(work)
  log.counts.whole = rows.length
  // one file may have rows of several lists
  for (const alike of Map.groupBy(rows, listOf).values()) {
    const { source, asAt, fillsOnly } = alike[0]!
    const writing: Writing = {
      ...tallies,
      ...{ work, source, today, asAt, notPlaced, counts: log.counts },
      // a newer census may have come in while this one waited
      fillsOnly: fillsOnly || isOlder(source, newest),
      say: (problem) => log.say(problem),
    }
    for (let from = 0; from < alike.length; from += batchSize) {
      const ids = alike.slice(from, from + batchSize).map(({ id }) => id)
      const words = await wordsOfWaiting(work, ids)
      for (const { told, problems } of words) if (!told) for (const problem of problems) log.say(problem)
      const told = words.flatMap(({ told }) => told ?? [])
      if (told.length > 0) await writeBatch(writing, told)
      log.counts.done += ids.length
      await counted()
      await log.maybe('Writing')
    }
  }
  await letGoOfWaiting(
    work,
    rows.map(({ id }) => id),
    runId,
  )
  await recordEvent(
    work,
    'waiting file taken',
    { agencyId: work.actor.agencyId, subject: { kind: 'import', id: runId } },
    { rows: rows.length },
  )
  return rows.length
}

const isOlder = (source: string, newest: number | null) =>
  newest !== null && source.startsWith('cin ') && (Number(source.slice('cin '.length)) || 0) < newest

const listOf = ({ source, asAt, fillsOnly }: WaitingRow) => [source, asAt, fillsOnly].join(' ')
