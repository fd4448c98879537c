import type { Blocks } from './blocking/build-blocks.ts'
import type { SplitBlock } from './blocking/split-blocks.ts'
import type { ComparedPairs } from './comparing/compare-pairs.ts'
import { outcomesOf, patternsOf } from './comparing/outcomes.ts'
import { type WeightTables, weightAt, weightTables } from './deciding/weights.ts'
import type { Model, Rule } from './model/model.ts'
import type { Frame } from './reading/frame.ts'
import { frequenciesOf, sharesFor } from './training/frequencies.ts'
import { train } from './training/train.ts'
import { countsForTraining } from './training/training-counts.ts'
import type { Pool } from './work/pool.ts'

export interface MatchOptions {
  /** Learn m, u, frequencies and the prior from these lists; otherwise the model is used as it is. */
  train?: boolean
  progress?: (stage: string, share: number) => void
  /** Pairs kept in memory at once; above it, training uses a sample and only pairs worth a look are kept. */
  mostPairs?: number
  /** Only blocks of this part of the work (see docs/how-to/matching-many-machines.md). */
  part?: { number: number; of: number }
}

/** Every candidate pair with its pattern and its frequency term. */
export interface Pairs {
  count: number
  pieces: ComparedPairs[]
}

export interface Matched {
  frame: Frame
  /** The model with what was learned in it. */
  model: Model
  weights: WeightTables
  pairs: Pairs
  candidates: number
  split: SplitBlock[]
  /** Milliseconds by stage. */
  took: Record<string, number>
}

let run = 0

/** Blocks, compares, trains and weighs. Clusters and zones are made from the result by `decide`. */
export async function matchFrame(given: Model, frame: Frame, pool: Pool, options: MatchOptions = {}): Promise<Matched> {
  const took: Record<string, number> = {}
  let clock = performance.now()
  function stage(name: string) {
    const now = performance.now()
    took[name] = now - clock
    clock = now
  }
  options.progress?.('blocking', 0)
  if (patternsOf(outcomesOf(given)) > 2 ** 31 - 1)
    throw new Error('The model has more than 2,147,483,647 patterns: use fewer levels')
  const strata = options.train ? (given.strata ?? []) : []
  const rules: Rule[] = [...given.rules, ...strata]
  const building = pool.run(
    'buildBlocks',
    rules.map((rule) => ({
      frame,
      rule,
      largestBlock: rule.largestBlock ?? given.largestBlock ?? 5000,
      fallback: rule.fallback ?? given.fallback ?? [],
    })),
  )
  // The workers are at the blocks meanwhile.
  const model = options.train ? { ...given, frequencies: frequenciesOf(given, frame) } : given
  const shares = sharesFor(model, frame)
  const blocks = await building
  stage('blocking')
  const sessions = given.rules.flatMap((rule, r) => (rule.session ? [r] : [])).slice(0, 8)
  const common = { run: ++run, model, frame, shares, rules, noted: sessions, numbers: blocks.map((one) => one.numbers) }
  const chunks = chunksOf(blocks.slice(0, given.rules.length), pool.size)
  const possible = chunks.reduce((sum, chunk) => sum + chunk.pairs, 0)
  const mostPairs = options.mostPairs ?? 12_000_000
  const tooMany = possible > mostPairs
  let trained = model
  let pairs: Pairs | undefined

  async function compare(these: typeof chunks, keep?: { table: Float64Array; low: number; weight: number }): Promise<Pairs> {
    const pieces = await pool.run(
      'comparePairs',
      these.map((chunk) => ({
        ...common,
        blocks: blocks[chunk.rule]!,
        chunk,
        ...(keep && { keep }),
        ...(options.part && { part: options.part }),
      })),
    )
    return { pieces, count: pieces.reduce((sum, piece) => sum + piece.count, 0) }
  }

  if (!tooMany || options.train) {
    const step = tooMany ? Math.ceil(possible / (mostPairs / 2)) : 1
    options.progress?.('comparing', 0.2)
    pairs = await compare(step === 1 ? chunks : chunks.filter((_, i) => i % step === 0))
    stage('comparing')
    if (options.train) {
      options.progress?.('training', 0.6)
      const counts = await countsForTraining({ common, pool, blocks, strata: strata.length, pairs, sessions, scale: step })
      stage('sampling')
      trained = train(model, counts).model
      stage('training')
    }
  }
  const weights = weightTables(trained)
  if (tooMany || pairs === undefined) {
    options.progress?.('comparing', 0.7)
    pairs = await compare(chunks, { table: weights.table, low: weights.low, weight: weightAt(given.thresholds.review) - 12 })
    stage('comparing again')
  }
  return { frame, model: trained, weights, pairs, candidates: pairs.count, split: blocks.flatMap((one) => one.split), took }
}

/** Stretches of blocks of about equal work, so that no worker waits long for another. */
function chunksOf(blocks: Blocks[], workers: number) {
  const total = blocks.reduce((sum, one) => sum + one.pairs, 0)
  const target = Math.max(20_000, total / (workers * 24))
  return blocks.flatMap(({ starts }, rule) => {
    const chunks: Array<{ rule: number; from: number; to: number; pairs: number }> = []
    let from = 0
    let pairs = 0
    for (let g = 0; g < starts.length - 1; g++) {
      const size = starts[g + 1]! - starts[g]!
      pairs += (size * (size - 1)) / 2
      if (pairs >= target || g === starts.length - 2) {
        chunks.push({ rule, from, to: g + 1, pairs })
        from = g + 1
        pairs = 0
      }
    }
    return chunks
  })
}
