import { type Comparison, isJoint, type Level, type Model } from '../model/model.ts'

/** One possible outcome of a comparison, as the pattern counts it: a level, or a cell of a joint comparison. */
export interface Outcome {
  name: string
  words: string
  level: Level | undefined
  /** For a joint comparison, the two levels; undefined where one is missing. */
  pair?: [Level | undefined, Level | undefined]
  /** Outcomes of one group share out the probability; an outcome alone in its group says nothing and weighs nothing. */
  group: number
  m: number
  u: number
}

export interface Outcomes {
  comparison: Comparison
  outcomes: Outcome[]
  /** What one step of this comparison adds to the pattern. */
  stride: number
}

const nothing = { m: 1, u: 1 }

/** Every comparison with its outcomes, in pattern order; outcome 0 is "missing". */
export function outcomesOf(model: Pick<Model, 'comparisons'>): Outcomes[] {
  let stride = 1
  return model.comparisons.map((comparison) => {
    const outcomes = isJoint(comparison) ? cellsOf(comparison) : levelsOf(comparison)
    const one = { comparison, outcomes, stride }
    stride *= outcomes.length
    return one
  })
}

/** How many patterns a model can tell apart. */
export function patternsOf(outcomes: Outcomes[]): number {
  return outcomes.reduce((product, one) => product * one.outcomes.length, 1)
}

function levelsOf(comparison: Comparison): Outcome[] {
  if (isJoint(comparison)) return cellsOf(comparison)
  const missing: Outcome = { name: '-', words: `${comparison.words} not known`, level: undefined, group: 0, ...nothing }
  return [
    missing,
    ...comparison.levels.map((level) => ({
      name: level.name,
      words: level.words,
      level,
      group: 1,
      m: level.m ?? 1,
      u: level.u ?? 1,
    })),
  ]
}

function cellsOf(comparison: Extract<Comparison, { joint: unknown }>): Outcome[] {
  const [first, second] = comparison.joint
  return [undefined, ...first.levels].flatMap((one) =>
    [undefined, ...second.levels].map((two): Outcome => {
      const name = `${one?.name ?? '-'} / ${two?.name ?? '-'}`
      const words = `${one?.words ?? `${first.words} not known`}, ${two?.words ?? `${second.words} not known`}`
      // What is known of one scale when the other is missing is weighed among its own kind only: missing says nothing itself.
      const group = (one ? 2 : 0) + (two ? 1 : 0)
      return { name, words, level: undefined, pair: [one, two], group, ...(comparison.cells?.[name] ?? nothing) }
    }),
  )
}

/** The outcome of each comparison in a pattern. */
export function readPattern(outcomes: Outcomes[], pattern: number): number[] {
  return outcomes.map((one) => Math.floor(pattern / one.stride) % one.outcomes.length)
}

/** Columns whose value frequency counts at this outcome. */
export function frequencyColumns(comparison: Comparison, outcome: Outcome): string[] {
  if (outcome.level) return outcome.level.frequencyOf ?? []
  if (!outcome.pair || !isJoint(comparison)) return []
  const [first, second] = outcome.pair
  const counts = comparison.frequencyWhen?.includes(first?.name ?? '-') ?? true
  return [...(first?.frequencyOf ?? []), ...(counts ? (second?.frequencyOf ?? []) : [])]
}
