import type { Blocks } from '../blocking/build-blocks.ts'
import { type Comparer, type Comparing, comparingFor } from '../comparing/comparing.ts'
import { type PatternCounter, patternCounter } from './pattern-counter.ts'

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
  const { starts } = task.blocks
  const comparer = comparingFor(task)
  const counter = patternCounter(task.patterns)
  for (let g = task.first; g < starts.length - 1; g += task.step)
    for (let i = starts[g]!; i < starts[g + 1]!; i++) compareOne(task, comparer, counter, i, starts[g + 1]!)
  const counts = counter.counted(1)
  return { patterns: Float64Array.from(counts.keys()), counts: Float64Array.from(counts.values()) }
}

/** One member of a block with those after it. */
function compareOne(task: SampleTask, comparer: Comparer, counter: PatternCounter, i: number, end: number): void {
  const { members } = task.blocks
  const { width } = task.frame
  const { pattern, earlier, wanted } = comparer
  const rowA = members[i]!
  for (let j = i + 1; j < end; j++) {
    const rowB = members[j]!
    if (wanted !== undefined && !wanted(rowA, rowB)) continue
    if (!earlier(rowA, rowB, task.known)) counter.count(pattern(rowA * width, rowB * width))
  }
}
