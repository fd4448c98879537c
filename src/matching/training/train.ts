import { type Outcomes, outcomesOf } from '../comparing/outcomes.ts'
import { type Comparison, conditionsOf, isJoint, keysOf, type Model, type Rule, splitKey } from '../model/model.ts'
import { type Evidence, evidenceOf, expectationMaximisation, type Learned, type Parameters } from './expectation-maximisation.ts'
import { rounded } from './frequencies.ts'

/** What training has to go on: patterns of the candidate pairs, of strata, and of pairs drawn at random. */
export interface TrainingCounts {
  /** Candidate pairs by pattern. */
  candidates: Map<number, number>
  /** For each rule that is a session: patterns of all its pairs. */
  sessions: Array<{ rule: Rule; counts: Map<number, number> }>
  /** Pairs outside the candidates: strata and the random sample, scaled to the number of pairs each stands for. */
  others: Map<number, number>
  rows: number
}

/** At every outcome one chance meeting of two people for each two hundred records is imagined: wrong numbers do get typed. */
const chance = 0.005

export interface TrainingResult {
  model: Model
  learned: Learned
}

/**
 * Learns m, u and the prior without labels. The candidate pairs, the strata and the scaled random sample together stand for
 * every possible pair, so one EM over them estimates u with the matches taken out and the prior with nothing left over. Only
 * candidates can be matches: left free, EM has been seen to take "same forename, so same sex" for a class of its own.
 * It starts from what the sessions say: pairs that agree on an identifier are nearly all one person and show m directly.
 */
export function train(model: Model, counts: TrainingCounts): TrainingResult {
  const outcomes = outcomesOf(model)
  const evidence = evidenceOf(outcomes, counts.candidates)
  const others = evidenceOf(outcomes, counts.others)
  const start = startOf(model, outcomes, others, model.prior ?? 1 / Math.max(100, counts.rows))
  learnFromSessions(model, outcomes, counts, start)
  const learned = expectationMaximisation(outcomes, evidence, start, {
    others,
    flags: model.flags ?? [],
    imagined: counts.rows * chance,
  })
  const warnings = neverSeen(outcomes, [evidence, others], learned)
  if (!learned.converged) warnings.push(`Training had not settled after ${learned.rounds} rounds`)
  return { model: withParameters(model, outcomes, learned, counts, warnings), learned }
}

/** u from pairs drawn at random; m falling off from the first level to the last. */
function startOf(model: Model, outcomes: Outcomes[], random: Evidence, prior: number): Parameters {
  const u = outcomes.map((one) => one.outcomes.map(() => 1e-6))
  const K = outcomes.length
  for (let i = 0; i < random.counts.length; i++) {
    for (let k = 0; k < K; k++) u[k]![random.levels[i * K + k]!]! += random.counts[i]!
  }
  const m = outcomes.map((one) => one.outcomes.map((outcome) => firstGuess(one.comparison, outcome.name)))
  for (const table of [m, u]) {
    outcomes.forEach((one, k) => {
      normalise(one, table[k]!)
    })
  }
  return { prior, m, u, flagBits: (model.flags ?? []).map((flag) => flag.bits ?? 0) }
}

/** 0.9 for the first level, 0.02 for the last, the rest between; for a joint comparison the product. */
function firstGuess(comparison: Comparison, name: string): number {
  const guess = (levels: Array<{ name: string }>, level: string) => {
    const i = levels.findIndex((one) => one.name === level)
    if (i < 0) return 1
    return i === 0 ? 0.85 : i === levels.length - 1 ? 0.03 : 0.12 / Math.max(1, levels.length - 2)
  }
  if (!isJoint(comparison)) return guess(comparison.levels, name)
  const [one, two] = name.split(' / ')
  return guess(comparison.joint[0].levels, one!) * guess(comparison.joint[1].levels, two!)
}

function normalise(one: Outcomes, row: number[]) {
  const sums = new Map<number, number>()
  one.outcomes.forEach((outcome, o) => {
    sums.set(outcome.group, (sums.get(outcome.group) ?? 0) + row[o]!)
  })
  one.outcomes.forEach((outcome, o) => {
    row[o] = row[o]! / sums.get(outcome.group)!
  })
}

/** m of each comparison, averaged over the sessions that leave it free; identifier sessions count before the others. */
function learnFromSessions(model: Model, outcomes: Outcomes[], counts: TrainingCounts, start: Parameters) {
  const sums = outcomes.map((one) => one.outcomes.map(() => 0))
  const weights = outcomes.map(() => 0)
  for (const kind of ['identifier', 'rule'] as const) {
    for (const { rule, counts: patterns } of counts.sessions) {
      if (rule.session !== kind || patterns.size === 0) continue
      const fixed = new Set(model.comparisons.flatMap((comparison, k) => (touches(comparison, rule) ? [k] : [])))
      const evidence = evidenceOf(outcomes, patterns)
      const prior = kind === 'identifier' ? 0.95 : 0.3
      const learned = expectationMaximisation(outcomes, evidence, { ...start, prior }, { ignored: fixed, u: true }, 30)
      outcomes.forEach((_, k) => {
        if (fixed.has(k) || (kind === 'rule' && weights[k]! > 0)) return
        learned.m[k]!.forEach((value, o) => {
          sums[k]![o]! += value
        })
        weights[k]!++
      })
    }
    // What identifier sessions taught is what the other sessions start from, and is not averaged with them.
    outcomes.forEach((_, k) => {
      if (weights[k]! > 0) start.m[k] = sums[k]!.map((sum) => sum / weights[k]!)
    })
  }
}

function touches(comparison: Comparison, rule: Rule): boolean {
  const columns = new Set(rule.on.map((key) => splitKey(key)[0]))
  return conditionsOf(comparison)
    .flatMap(keysOf)
    .some((key) => columns.has(splitKey(key)[0]))
}

function neverSeen(outcomes: Outcomes[], evidence: Evidence[], learned: Learned): string[] {
  const K = outcomes.length
  return outcomes.flatMap((one, k) => {
    const seen = new Float64Array(one.outcomes.length)
    for (const { counts, levels } of evidence) for (let i = 0; i < counts.length; i++) seen[levels[i * K + k]!]! += counts[i]!
    return one.outcomes.flatMap((outcome, o) => {
      if (outcome.group === 0 || isJoint(one.comparison)) return []
      if (seen[o] === 0) return [`${one.comparison.name}: level "${outcome.name}" was never seen; its weight is a guess`]
      return learned.m[k]![o]! <= 1e-6 ? [`${one.comparison.name}: level "${outcome.name}" was never seen in a match`] : []
    })
  })
}

/** The model with what was learned written into it, rounded first so that the file gives exactly the weights of this run. */
export function withParameters(
  model: Model,
  outcomes: Outcomes[],
  learned: Learned,
  counts: TrainingCounts,
  warnings: string[],
): Model {
  const comparisons = model.comparisons.map((comparison, k): Comparison => {
    const values = outcomes[k]!.outcomes.map((outcome, o) => ({
      outcome,
      m: rounded(learned.m[k]![o]!),
      u: rounded(learned.u[k]![o]!),
    }))
    if (isJoint(comparison)) {
      const cells = Object.fromEntries(
        values.flatMap(({ outcome, m, u }) => (outcome.group === 0 ? [] : [[outcome.name, { m, u }]])),
      )
      return { ...comparison, cells }
    }
    return {
      ...comparison,
      levels: comparison.levels.map((level, i) => ({ ...level, m: values[i + 1]!.m, u: values[i + 1]!.u })),
    }
  })
  let candidatePairs = 0
  for (const count of counts.candidates.values()) candidatePairs += count
  return {
    ...model,
    comparisons,
    ...(model.flags && {
      flags: model.flags.map((flag, f) => (flag.learned ? { ...flag, bits: rounded(learned.flagBits[f]!) } : flag)),
    }),
    prior: rounded(learned.prior),
    trained: { rows: counts.rows, candidatePairs, rounds: learned.rounds, converged: learned.converged, warnings },
  }
}
