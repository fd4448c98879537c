import type { Blocks } from '../blocking/build-blocks.ts'
import type { Model } from '../model/model.ts'
import { shared } from '../reading/dictionary.ts'
import type { Frame } from '../reading/frame.ts'
import { type Comparing, comparingFor } from './comparing.ts'

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

/** For each row the number of its list, when pairs are only wanted between or within lists. */
function pairWanted(frame: Frame, pairs: Model['pairs']): ((a: number, b: number) => boolean) | undefined {
  if (pairs === 'all' || (pairs === 'within' && frame.listNames.length === 1)) return undefined
  const lists = new Uint16Array(frame.rows)
  for (let list = 1; list < frame.listNames.length; list++) lists.fill(list, frame.listStarts[list]!, frame.listStarts[list + 1]!)
  return pairs === 'between' ? (a, b) => lists[a] !== lists[b] : (a, b) => lists[a] === lists[b]
}

/** Compares every pair of a stretch of blocks, once: a pair that an earlier rule finds is left to that rule. */
export function comparePairs(task: CompareTask): ComparedPairs {
  const { frame, chunk, keep, part } = task
  const { members, starts } = task.blocks
  const { pattern, term, earlier, noted } = comparingFor(task)
  const wanted = pairWanted(frame, task.model.pairs)
  const { width } = frame
  let most = 0
  for (let g = chunk.from; g < chunk.to; g++) most += ((starts[g + 1]! - starts[g]!) * (starts[g + 1]! - starts[g]! - 1)) / 2
  let room = keep ? Math.min(most, 65536) : most
  let a = new Int32Array(room)
  let b = new Int32Array(room)
  let patterns = new Int32Array(room)
  let terms = new Float32Array(room)
  let seen = new Uint8Array(room)
  let count = 0
  for (let g = chunk.from; g < chunk.to; g++) {
    if (part !== undefined && members[starts[g]!]! % part.of !== part.number - 1) continue
    const end = starts[g + 1]!
    for (let i = starts[g]!; i < end; i++) {
      const rowA = members[i]!
      const placeA = rowA * width
      for (let j = i + 1; j < end; j++) {
        const rowB = members[j]!
        if (earlier(rowA, rowB, chunk.rule)) continue
        if (wanted !== undefined && !wanted(rowA, rowB)) continue
        const found = pattern(placeA, rowB * width)
        if (keep) {
          const weight = keep.table[found % keep.low]! + keep.table[keep.low + Math.floor(found / keep.low)]! + term[0]!
          if (weight < keep.weight) continue
          if (count === room) {
            room *= 2
            ;[a, b, patterns] = [larger(a, room), larger(b, room), larger(patterns, room)]
            const moreTerms = new Float32Array(room)
            moreTerms.set(terms)
            terms = moreTerms
            const moreSeen = new Uint8Array(room)
            moreSeen.set(seen)
            seen = moreSeen
          }
        }
        a[count] = rowA
        b[count] = rowB
        patterns[count] = found
        terms[count] = term[0]!
        seen[count++] = noted(rowA, rowB)
      }
    }
  }
  return trimmed({ count, a, b, patterns, terms, sessions: seen })
}

function larger(ints: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(room)
  more.set(ints)
  return more
}

/** In shared memory, so that nothing is copied on the way back. */
function trimmed({ count, a, b, patterns, terms, sessions }: ComparedPairs): ComparedPairs {
  const memory = shared(count * 17)
  const out = {
    count,
    a: new Int32Array(memory, 0, count),
    b: new Int32Array(memory, count * 4, count),
    patterns: new Int32Array(memory, count * 8, count),
    terms: new Float32Array(memory, count * 12, count),
    sessions: new Uint8Array(memory, count * 16, count),
  }
  out.a.set(a.subarray(0, count))
  out.b.set(b.subarray(0, count))
  out.patterns.set(patterns.subarray(0, count))
  out.terms.set(terms.subarray(0, count))
  out.sessions.set(sessions.subarray(0, count))
  return out
}
