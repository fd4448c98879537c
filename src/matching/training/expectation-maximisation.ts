import { type Outcomes, readPattern } from '../comparing/outcomes.ts'
import { flagReader } from '../deciding/flags.ts'
import type { Flag } from '../model/model.ts'
import { flagLearner } from './flag-learner.ts'

/** Distinct patterns with how many pairs show each. Counts of sampled strata are scaled up, so they need not be whole. */
export interface Evidence {
  patterns: number[]
  counts: Float64Array
  /** Outcome of comparison k in pattern i, at i * comparisons + k. */
  levels: Uint16Array
}

export interface Parameters {
  prior: number
  m: number[][]
  u: number[][]
  /** For each flag, what its combination adds to the weight. */
  flagBits: number[]
}

export interface Learned extends Parameters {
  rounds: number
  converged: boolean
  /** Largest change of any probability, round by round. */
  changes: number[]
}

export function evidenceOf(outcomes: Outcomes[], counts: Map<number, number>): Evidence {
  // Sorted, so that sums come out the same whatever the order of rows was.
  const patterns = [...counts.keys()].sort((a, b) => a - b)
  const levels = new Uint16Array(patterns.length * outcomes.length)
  patterns.forEach((pattern, i) => {
    levels.set(readPattern(outcomes, pattern), i * outcomes.length)
  })
  return { patterns, counts: Float64Array.from(patterns, (pattern) => counts.get(pattern)!), levels }
}

/** log2(m / u) by comparison and outcome; nothing where an outcome is alone in its group, as "missing" is. */
export function bitsOf(outcomes: Outcomes[], { m, u }: Pick<Parameters, 'm' | 'u'>): number[][] {
  return outcomes.map((one, k) =>
    one.outcomes.map((outcome, o) => {
      const alone = one.outcomes.filter((other) => other.group === outcome.group).length === 1
      return alone ? 0 : Math.log2(m[k]![o]! / u[k]![o]!)
    }),
  )
}

export interface Fixed {
  /** Comparisons whose m is left as it is (a training session's own columns). */
  m?: Set<number>
  u?: boolean
  prior?: boolean
  /** Comparisons that take no part at all. */
  ignored?: Set<number>
  /** Flags whose combination is to be learned; none in a training session. */
  flags?: Flag[]
  /** Pairs that no rule finds, and so are two people: they shape u and the prior, but are never taken for matches. */
  others?: Evidence
  /** Pairs of two people imagined at every outcome, so that a chance meeting not yet seen is not taken for impossible. */
  imagined?: number
}

/** Improves the parameters until no probability moves by more than `tolerance`, at most `rounds` times. */
export function expectationMaximisation(
  outcomes: Outcomes[],
  evidence: Evidence,
  start: Parameters,
  fixed: Fixed = {},
  rounds = 100,
  tolerance = 1e-4,
): Learned {
  const K = outcomes.length
  let { prior } = start
  const m = start.m.map((row) => [...row])
  const u = start.u.map((row) => [...row])
  const changes: number[] = []
  const flagBits = [...start.flagBits]
  const flags = fixed.flags ?? []
  const raised = evidence.patterns.map(flagReader(flags, outcomes))
  const learners = flags.flatMap((flag, f) => (flag.learned ? [flagLearner(f, flag, outcomes, evidence, raised)] : []))
  const used = outcomes.map((_, k) => k).filter((k) => !fixed.ignored?.has(k))
  const outside = outcomes.map((one) => new Float64Array(one.outcomes.length))
  let total = 0
  for (const count of evidence.counts) total += count
  if (fixed.others) {
    const { counts, levels } = fixed.others
    for (let i = 0; i < counts.length; i++) {
      total += counts[i]!
      for (let k = 0; k < K; k++) outside[k]![levels[i * K + k]!]! += counts[i]!
    }
  }
  for (let round = 0; round < rounds; round++) {
    const bits = bitsOf(outcomes, { m, u })
    const priorBits = Math.log2(prior / (1 - prior))
    const inMatches = outcomes.map((one) => new Float64Array(one.outcomes.length))
    const inOthers = outside.map((counts) => Float64Array.from(counts))
    let matches = 0
    for (let i = 0; i < evidence.counts.length; i++) {
      let weight = priorBits
      for (const k of used) weight += bits[k]![evidence.levels[i * K + k]!]!
      for (let f = 0, set = raised[i]!; set !== 0; f++, set >>>= 1) if (set & 1) weight += flagBits[f]!
      const count = evidence.counts[i]!
      const p = 1 / (1 + 2 ** -weight)
      matches += count * p
      for (const k of used) {
        const o = evidence.levels[i * K + k]!
        inMatches[k]![o]! += count * p
        inOthers[k]![o]! += count * (1 - p)
      }
    }
    let change = 0
    for (const k of used) {
      if (!fixed.m?.has(k)) change = Math.max(change, share(outcomes[k]!, inMatches[k]!, m[k]!, 1e-6))
      if (!fixed.u) change = Math.max(change, share(outcomes[k]!, inOthers[k]!, u[k]!, 1e-10, fixed.imagined))
    }
    if (!fixed.prior) {
      const next = Math.min(0.999999, Math.max(1e-12, matches / total))
      // The prior is tiny, so its change counts in proportion.
      change = Math.max(change, Math.abs(next - prior) / Math.max(next, prior) / 10)
      prior = next
    }
    learners.forEach((learner) => {
      const next = learner.learn(bits, priorBits, flagBits)
      change = Math.max(change, Math.abs(next - flagBits[learner.f]!) / 100)
      flagBits[learner.f] = next
    })
    changes.push(change)
    if (change < tolerance) return { prior, m, u, flagBits, rounds: round + 1, converged: true, changes }
  }
  return { prior, m, u, flagBits, rounds, converged: false, changes }
}

/** Shares out each group's probability by the counts; returns the largest change. */
function share(one: Outcomes, counts: Float64Array, into: number[], least: number, imagined = 0): number {
  const sums = new Map<number, number>()
  one.outcomes.forEach((outcome, o) => {
    sums.set(outcome.group, (sums.get(outcome.group) ?? 0) + counts[o]! + imagined)
  })
  let change = 0
  one.outcomes.forEach((outcome, o) => {
    const sum = sums.get(outcome.group)!
    if (sum <= 0) return
    const next = Math.max(least, (counts[o]! + imagined) / sum)
    change = Math.max(change, Math.abs(next - into[o]!))
    into[o] = next
  })
  return change
}
