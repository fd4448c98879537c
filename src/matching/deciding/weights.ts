import { type Outcomes, outcomesOf, patternsOf, readPattern } from '../comparing/outcomes.ts'
import type { Model } from '../model/model.ts'
import { bitsOf } from '../training/expectation-maximisation.ts'
import { flagReader } from './flags.ts'

/**
 * The weight of a pattern in bits, the prior included, from two small tables: the pattern's low part and its high part. To it
 * comes the pair's own term: how much rarer than usual the values are that it agrees on.
 */
export interface WeightTables {
  table: Float64Array
  /** Length of the first table; the second follows it. */
  low: number
  outcomes: Outcomes[]
  /** Bits by comparison and outcome, as they go into the table. */
  bits: number[][]
  priorBits: number
  /** Flags raised by a pattern, and what their combinations take off the weight. */
  flagsOf(pattern: number): number
  flagBits: number[]
  /** Every pattern's weight with its flags, where there are few enough patterns. */
  dense?: Float64Array
}

export function weightTables(model: Model): WeightTables {
  const outcomes = outcomesOf(model)
  const m = outcomes.map((one) => one.outcomes.map((outcome) => outcome.m))
  const u = outcomes.map((one) => one.outcomes.map((outcome) => outcome.u))
  const bits = bitsOf(outcomes, { m, u })
  const priorBits = Math.log2((model.prior ?? 1e-6) / (1 - (model.prior ?? 1e-6)))
  const size = patternsOf(outcomes)
  // The cut between the tables falls between two comparisons, so that both parts can be summed on their own.
  let cut = 0
  while (cut < outcomes.length - 1 && outcomes[cut + 1]!.stride <= 4096) cut++
  const low = outcomes[cut]?.stride ?? 1
  const high = Math.ceil(size / low)
  const table = new Float64Array(new SharedArrayBuffer((low + high) * 8))
  for (let i = 0; i < low; i++) table[i] = sum(outcomes, bits, i) + priorBits
  const zero = sum(outcomes, bits, 0)
  for (let i = 0; i < high; i++) table[low + i] = sum(outcomes, bits, i * low) - zero
  const flags = model.flags ?? []
  const flagsOf = kept(flagReader(flags, outcomes), size)
  const weights: WeightTables = { table, low, outcomes, bits, priorBits, flagsOf, flagBits: flags.map((flag) => flag.bits ?? 0) }
  if (size > 1 << 18) return weights
  return { ...weights, dense: Float64Array.from({ length: size }, (_, pattern) => weightOf(weights, pattern, 0)) }
}

/** Answers by pattern, each worked out once. */
function kept(reader: (pattern: number) => number, size: number): (pattern: number) => number {
  if (size > 1 << 22) return reader
  const answers = new Int32Array(size).fill(-1)
  return (pattern) => {
    const before = answers[pattern]!
    if (before >= 0) return before
    answers[pattern] = reader(pattern)
    return answers[pattern]!
  }
}

function sum(outcomes: Outcomes[], bits: number[][], pattern: number): number {
  return readPattern(outcomes, pattern).reduce((total, o, k) => total + bits[k]![o]!, 0)
}

export function weightOf(weights: WeightTables, pattern: number, term: number): number {
  const { table, low, dense } = weights
  if (dense !== undefined) return dense[pattern]! + term
  let weight = table[pattern % low]! + table[low + Math.floor(pattern / low)]! + term
  for (let f = 0, set = weights.flagsOf(pattern); set !== 0; f++, set >>>= 1) if (set & 1) weight += weights.flagBits[f]!
  return weight
}

export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight)
}

export function weightAt(probability: number): number {
  return Math.log2(probability / (1 - probability))
}
