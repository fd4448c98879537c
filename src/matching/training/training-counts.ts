import type { Blocks } from '../blocking/build-blocks.ts'
import { radixSort } from '../blocking/radix-sort.ts'
import type { Comparing } from '../comparing/comparing.ts'
import { outcomesOf, patternsOf } from '../comparing/outcomes.ts'
import type { Pairs } from '../match-lists.ts'
import type { Model } from '../model/model.ts'
import { shared } from '../reading/dictionary.ts'
import type { Frame } from '../reading/frame.ts'
import type { Pool } from '../work/pool.ts'
import type { PatternCounts } from './compare-sample.ts'
import { patternCounter } from './pattern-counter.ts'
import type { TrainingCounts } from './train.ts'

const sampleBlock = 512
const samplePairs = 800_000
const strataPairs = 250_000

export interface CountingTask {
  common: Comparing
  pool: Pool
  blocks: Blocks[]
  strata: number
  pairs: Pairs
  sessions: number[]
  /** How many candidate pairs each compared one stands for. */
  scale: number
}

/** Counts patterns among candidates, strata and a random sample, each scaled to what it stands for. */
export async function countsForTraining(task: CountingTask): Promise<TrainingCounts> {
  const { common, pool, blocks, pairs, sessions, scale } = task
  const { frame, model } = common
  const rules = model.rules.length
  const patterns = patternsOf(outcomesOf(model))
  const { candidates, bySession } = countPatterns(pairs, sessions.length, scale, patterns)
  const others = new Map<number, number>()
  let known = pairs.count * scale
  for (let s = 0; s < task.strata; s++) {
    const stratum = blocks[rules + s]!
    const every = Math.max(1, Math.ceil(stratum.pairs / strataPairs))
    const jobs = shareOut(pool, every, (first, step) => ({ ...common, patterns, known: rules + s, blocks: stratum, first, step }))
    for (const answer of await pool.run('compareSample', jobs)) known += addTo(others, answer, every)
  }
  const random = randomBlocks(frame)
  const jobs = shareOut(pool, 1, (first, step) => ({
    ...common,
    patterns,
    known: common.rules.length,
    blocks: random,
    first,
    step,
  }))
  const answers = await pool.run('compareSample', jobs)
  const drawn = answers.reduce((sum, one) => sum + one.counts.reduce((a, b) => a + b, 0), 0)
  const outside = Math.max(1, possiblePairs(frame, model.pairs) - known)
  for (const answer of answers) addTo(others, answer, drawn > 0 ? outside / drawn : 1)
  return {
    candidates,
    others,
    rows: frame.rows,
    sessions: sessions.map((r, s) => ({ rule: model.rules[r]!, counts: bySession[s]! })),
  }
}

function shareOut<T>(pool: Pool, every: number, job: (first: number, step: number) => T): T[] {
  return Array.from({ length: pool.size }, (_, i) => job(i * every, every * pool.size))
}

function addTo(into: Map<number, number>, { patterns, counts }: PatternCounts, scale: number): number {
  let sum = 0
  for (let i = 0; i < patterns.length; i++) {
    const count = counts[i]! * scale
    into.set(patterns[i]!, (into.get(patterns[i]!) ?? 0) + count)
    sum += count
  }
  return sum
}

/** Records in the order of their fingerprints, in blocks of 512: a random sample that does not depend on the order of rows. */
function randomBlocks(frame: Frame): Pick<Blocks, 'members' | 'starts'> {
  const blocks = Math.max(1, Math.min(Math.floor(frame.rows / sampleBlock), Math.ceil((samplePairs * 2) / sampleBlock ** 2)))
  const size = Math.min(frame.rows, frame.rows < 2 * sampleBlock ? frame.rows : sampleBlock)
  const members = new Int32Array(shared(Math.max(4, blocks * size * 4)))
  members.set(smallest(frame.fingerprints, blocks * size))
  const starts = new Int32Array(shared((blocks + 1) * 4))
  for (let g = 0; g <= blocks; g++) starts[g] = g * size
  return { members, starts }
}

/** Rows of the `count` smallest fingerprints, in order. Only those that may be among them are sorted. */
function smallest(fingerprints: Int32Array, count: number): Int32Array {
  const counts = new Int32Array(4096)
  for (let row = 0; row < fingerprints.length; row++) counts[fingerprints[row]! >>> 20]!++
  let last = 0
  let within = counts[0]!
  while (within < count) within += counts[++last]!
  const keys = new Uint32Array(within)
  const rows = new Int32Array(within)
  let found = 0
  for (let row = 0; row < fingerprints.length; row++) {
    if (fingerprints[row]! >>> 20 > last) continue
    keys[found] = fingerprints[row]!
    rows[found++] = row
  }
  return radixSort(keys, rows, within).rows.subarray(0, count)
}

export function possiblePairs(frame: Frame, pairs: Model['pairs']): number {
  const all = (frame.rows * (frame.rows - 1)) / 2
  if (pairs === 'all') return all
  let within = 0
  for (let list = 0; list < frame.listNames.length; list++) {
    const size = frame.listStarts[list + 1]! - frame.listStarts[list]!
    within += (size * (size - 1)) / 2
  }
  return pairs === 'within' ? within : all - within
}

function countPatterns(pairs: Pairs, sessions: number, scale: number, patterns: number) {
  const tables = Array.from({ length: sessions + 1 }, () => patternCounter(patterns))
  const all = tables[sessions]!
  for (const piece of pairs.pieces) {
    all.countMany(piece.patterns)
    for (let s = 0; s < sessions; s++) tables[s]!.countMany(piece.patterns, piece.sessions, 1 << s)
  }
  const [candidates, ...bySession] = [all, ...tables.slice(0, sessions)].map((table) => table.counted(scale))
  return { candidates: candidates!, bySession }
}
