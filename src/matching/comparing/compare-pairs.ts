import type { Blocks } from '../blocking/build-blocks.ts'
import { shared } from '../reading/dictionary.ts'
import { type Comparer, type Comparing, comparingFor } from './comparing.ts'

/** A stretch of blocks of one rule. */
export interface Chunk {
  rule: number
  from: number
  to: number
}

export interface CompareTask extends Comparing {
  blocks: Pick<Blocks, 'members' | 'starts'>
  chunk: Chunk
  /** Only blocks of this part: a block belongs to the part that its first record's row falls to. */
  part?: { number: number; of: number }
  /** Keep only pairs that weigh at least `weight` by this table; keep all when absent. */
  keep?: { table: Float64Array; low: number; weight: number }
}

export interface ComparedPairs {
  count: number
  a: Int32Array
  b: Int32Array
  patterns: Int32Array
  terms: Float32Array
  sessions: Uint8Array
}

/** Compares every pair of a stretch of blocks, once: a pair that an earlier rule finds is left to that rule. */
export function comparePairs(task: CompareTask): ComparedPairs {
  const { chunk, keep, part } = task
  const { members, starts } = task.blocks
  const comparer = comparingFor(task)
  let most = 0
  for (let g = chunk.from; g < chunk.to; g++) most += ((starts[g + 1]! - starts[g]!) * (starts[g + 1]! - starts[g]! - 1)) / 2
  if (most > space.a.length && !keep) space = spaceFor(most)
  let count = 0
  for (let g = chunk.from; g < chunk.to; g++) {
    if (part !== undefined && members[starts[g]!]! % part.of !== part.number - 1) continue
    count = compareBlock(task, comparer, starts[g]!, starts[g + 1]!, count)
  }
  return copied({ count, ...space })
}

/** Compares the members of one block and writes down what is to be kept; returns how many pairs there are then. */
function compareBlock(task: CompareTask, comparer: Comparer, start: number, end: number, before: number): number {
  const { pattern, term, earlier, noted, wanted } = comparer
  const { members } = task.blocks
  const { width } = task.frame
  const { rule } = task.chunk
  const { keep } = task
  let { a, b, patterns, terms, sessions } = space
  let count = before
  for (let i = start; i < end; i++) {
    const rowA = members[i]!
    for (let j = i + 1; j < end; j++) {
      const rowB = members[j]!
      if (earlier(rowA, rowB, rule)) continue
      if (wanted !== undefined && !wanted(rowA, rowB)) continue
      const found = pattern(rowA * width, rowB * width)
      if (keep !== undefined) {
        const weight = keep.table[found % keep.low]! + keep.table[keep.low + Math.floor(found / keep.low)]! + term[0]!
        if (weight < keep.weight) continue
        if (count === a.length) ({ a, b, patterns, terms, sessions } = space = larger(space))
      }
      a[count] = rowA
      b[count] = rowB
      patterns[count] = found
      terms[count] = term[0]!
      sessions[count++] = noted(rowA, rowB)
    }
  }
  return count
}

type Space = Omit<ComparedPairs, 'count'>

/** Where pairs are written down first, kept from one stretch to the next. */
let space = spaceFor(1 << 16)

function spaceFor(pairs: number, memory: SharedArrayBuffer | ArrayBuffer = new ArrayBuffer(pairs * 17)): Space {
  return {
    a: new Int32Array(memory, 0, pairs),
    b: new Int32Array(memory, pairs * 4, pairs),
    patterns: new Int32Array(memory, pairs * 8, pairs),
    terms: new Float32Array(memory, pairs * 12, pairs),
    sessions: new Uint8Array(memory, pairs * 16, pairs),
  }
}

function larger(full: Space): Space {
  const more = spaceFor(full.a.length * 2)
  copy(full, more, full.a.length)
  return more
}

function copy(from: Space, to: Space, count: number): void {
  to.a.set(from.a.subarray(0, count))
  to.b.set(from.b.subarray(0, count))
  to.patterns.set(from.patterns.subarray(0, count))
  to.terms.set(from.terms.subarray(0, count))
  to.sessions.set(from.sessions.subarray(0, count))
}

/** In shared memory, so that nothing is copied again on the way back. */
function copied({ count, ...written }: ComparedPairs): ComparedPairs {
  const out = spaceFor(count, shared(count * 17))
  copy(written, out, count)
  return { count, ...out }
}
