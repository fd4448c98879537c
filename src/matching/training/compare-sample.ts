import type { Blocks } from '../blocking/build-blocks.ts'
import { type Comparing, comparingFor } from '../comparing/comparing.ts'
import type { Frame } from '../reading/frame.ts'

export interface SampleTask extends Comparing {
  /** Pairs that any of the first `known` rules finds are counted elsewhere and left out here. */
  known: number
  blocks: Pick<Blocks, 'members' | 'starts'>
  /** Which blocks: every `step`-th from `first`. */
  first: number
  step: number
}

export interface PatternCounts {
  patterns: Float64Array
  counts: Float64Array
  /** Pairs looked at, those left out included. */
  looked: number
}

/** Counts patterns of pairs inside blocks; used for the random sample and for strata, neither of which keeps its pairs. */
export function compareSample(task: SampleTask): PatternCounts {
  const { frame, known } = task
  const { members, starts } = task.blocks
  const { pattern, earlier } = comparingFor(task)
  const { width } = frame
  const lists = listNumbers(frame)
  const wantSame = task.model.pairs === 'within'
  const anyPair = task.model.pairs === 'all'
  const counts = new Map<number, number>()
  let looked = 0
  for (let g = task.first; g < starts.length - 1; g += task.step) {
    const end = starts[g + 1]!
    for (let i = starts[g]!; i < end; i++) {
      const rowA = members[i]!
      for (let j = i + 1; j < end; j++) {
        const rowB = members[j]!
        if (!anyPair && (lists[rowA] === lists[rowB]) !== wantSame) continue
        looked++
        if (earlier(rowA, rowB, known)) continue
        const found = pattern(rowA * width, rowB * width)
        counts.set(found, (counts.get(found) ?? 0) + 1)
      }
    }
  }
  return { patterns: Float64Array.from(counts.keys()), counts: Float64Array.from(counts.values()), looked }
}

function listNumbers(frame: Frame): Uint16Array {
  const lists = new Uint16Array(frame.rows)
  for (let list = 1; list < frame.listNames.length; list++) lists.fill(list, frame.listStarts[list]!, frame.listStarts[list + 1]!)
  return lists
}
