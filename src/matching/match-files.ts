import { availableParallelism } from 'node:os'
import { type Decided, decide } from './deciding/decide.ts'
import { type Matched, type MatchOptions, matchFrame } from './match-lists.ts'
import { isJoint, type Model } from './model/model.ts'
import { needsTraining } from './model/needs-training.ts'
import { columnIndex, type Frame } from './reading/frame.ts'
import { type ListToRead, readLists } from './reading/read-lists.ts'
import type { ListReport } from './reading/reading-report.ts'
import { averageRowOf } from './reading/row-length.ts'
import { forecast, memoryAtHand } from './work/forecast.ts'
import { inThisThread, type Pool, workerPool } from './work/pool.ts'

export interface MatchFilesOptions extends MatchOptions {
  idColumn?: string
  workers?: number
  /** Megabytes the run may take; by default what the machine has free. */
  memory?: number
  clusterAt?: number
  /** Refuse lists that lack what a flag must see to keep two people apart. */
  refuseBlind?: boolean
}

export interface MatchResult extends Decided {
  matched: Matched
  reports: ListReport[]
}

/** The run would take more memory than there is. */
export class TooLarge extends Error {}

/** The lists lack what keeps two people apart. */
export class CannotKeepApart extends Error {}

/** Without a forename, say, every twin is the other: a flag that keeps apart must be able to see what it looks at. */
function refuseBlind({ flags = [], comparisons }: Model, frame: Frame): void {
  for (const flag of flags) {
    if (!flag.keepsApart) continue
    for (const comparison of comparisons) {
      if (!(comparison.name in flag.when) || isJoint(comparison)) continue
      const lacking = comparison.columns.find((column) => !isFilled(frame, columnIndex(frame, column)))
      if (lacking === undefined) continue
      throw new CannotKeepApart(
        `No list has a value in "${lacking}", and without it this model cannot keep apart what may be two people (${flag.name}). ` +
          'Rename the column, or add its heading to the model (columns, headings).',
      )
    }
  }
}

function isFilled({ codes, rows, width }: Frame, column: number): boolean {
  for (let row = 0; row < rows; row++) if (codes[row * width + column] !== 0) return true
  return rows === 0
}

/** From lists to links and clusters: the whole of it. */
export async function matchLists(model: Model, lists: ListToRead[], options: MatchFilesOptions = {}): Promise<MatchResult> {
  const bytes = lists.reduce((sum, list) => sum + list.bytes.size, 0)
  const small = bytes < 3_000_000
  const workers = small ? 1 : (options.workers ?? Math.max(1, Math.min(8, availableParallelism())))
  const training = options.train ?? needsTraining(model)
  const expected = forecast(model, bytes, averageRowOf(lists), workers, training)
  const allowed = options.memory ?? memoryAtHand() * 0.9
  if (expected.megabytes > allowed) {
    throw new TooLarge(
      `About ${expected.rows.toLocaleString('en-GB')} records would take about ${expected.megabytes.toLocaleString('en-GB')} MB, and ${Math.floor(allowed).toLocaleString('en-GB')} MB may be used. ` +
        'Give more with --memory, or share the work out with --part (docs/how-to/matching-many-machines.md).',
    )
  }
  const pool: Pool = workers === 1 ? inThisThread() : workerPool(workers)
  try {
    options.progress?.('reading', 0)
    const { frame, reports } = await readLists(
      model,
      lists,
      pool,
      options.idColumn === undefined ? {} : { idColumn: options.idColumn },
    )
    if (options.refuseBlind) refuseBlind(model, frame)
    const matched = await matchFrame(model, frame, pool, { ...options, train: training })
    options.progress?.('clusters', 0.9)
    const decided = decide(matched, options.clusterAt)
    options.progress?.('done', 1)
    return { ...decided, matched, reports }
  } finally {
    await pool.close()
  }
}
