import type { Outcomes } from '../comparing/outcomes.ts'
import type { Flag } from '../model/model.ts'
import type { Evidence } from './expectation-maximisation.ts'

/**
 * Learns what a combination is worth beyond its parts. Inside the flagged patterns the comparisons that raise the flag say the
 * same of all, so only the others (an identifier, the sex) tell one person from two: they give the share of matches there,
 * and the flag's bits are set so that the full weights give that share.
 */
export function flagLearner(f: number, flag: Flag, outcomes: Outcomes[], evidence: Evidence, raised: number[]) {
  const K = outcomes.length
  const places = raised.flatMap((set, i) => (set & (1 << f) ? [i] : []))
  const free = outcomes.flatMap((one, k) => (one.comparison.name in flag.when ? [] : [k]))
  let total = 0
  for (const i of places) total += evidence.counts[i]!
  let share = 0.3

  return {
    f,
    learn(bits: number[][], priorBits: number, flagBits: number[]): number {
      if (total < 20) return flagBits[f]!
      const others = places.map((i) => free.reduce((sum, k) => sum + bits[k]![evidence.levels[i * K + k]!]!, 0))
      for (let step = 0; step < 10; step++) {
        const odds = Math.log2(share / (1 - share))
        share = bounded(places.reduce((sum, i, n) => sum + evidence.counts[i]! * chance(others[n]! + odds), 0) / total)
      }
      const weights = places.map((i) => {
        let weight = priorBits
        for (let k = 0; k < K; k++) weight += bits[k]![evidence.levels[i * K + k]!]!
        for (let g = 0, set = raised[i]!; set !== 0; g++, set >>>= 1) if (set & 1 && g !== f) weight += flagBits[g]!
        return weight
      })
      // Never above zero: a combination that people share by chance takes weight away, it does not add any.
      let low = -20
      let high = 0
      for (let step = 0; step < 25; step++) {
        const middle = (low + high) / 2
        const matches = places.reduce((sum, i, n) => sum + evidence.counts[i]! * chance(weights[n]! + middle), 0)
        if (matches > share * total) high = middle
        else low = middle
      }
      return high
    },
  }
}

function chance(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}

function bounded(share: number): number {
  return Math.min(0.999, Math.max(0.001, share))
}
