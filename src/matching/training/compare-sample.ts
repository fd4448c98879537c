import type { Blocks } from '../blocking/build-blocks.ts'
import { type Comparing, comparingFor } from '../comparing/comparing.ts'
import { patternCounter } from './pattern-counter.ts'

export interface SampleTask extends Comparing {
  /** Pairs that any of the first `known` rules finds are counted elsewhere and left out here. */
  known: number
  /** How many patterns there can be. */
  patterns: number
  blocks: Pick<Blocks, 'members' | 'starts'>
  /** Which blocks: every `step`-th from `first`. */
  first: number
  step: number
}

export interface PatternCounts {
  patterns: Float64Array
  counts: Float64Array
}

/** Counts patterns of pairs inside blocks; used for the random sample and for strata, neither of which keeps its pairs. */
export function compareSample(task: SampleTask): PatternCounts {
  const { frame, known } = task
  const { members, starts } = task.blocks
  const { pattern, earlier, wanted } = comparingFor(task)
  const { width } = frame
  const counter = patternCounter(task.patterns)
  for (let g = task.first; g < starts.length - 1; g += task.step) {
    const end = starts[g + 1]!
    for (let i = starts[g]!; i < end; i++) {
      const rowA = members[i]!
      for (let j = i + 1; j < end; j++) {
        const rowB = members[j]!
        if (wanted !== undefined && !wanted(rowA, rowB)) continue
        if (!earlier(rowA, rowB, known)) counter.count(pattern(rowA * width, rowB * width))
      }
    }
  }
  const counts = counter.counted(1)
  return { patterns: Float64Array.from(counts.keys()), counts: Float64Array.from(counts.values()) }
}
