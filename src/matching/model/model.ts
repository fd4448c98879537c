import type { Check } from '../text/check-digits.ts'
import type { Cleaning } from '../text/clean.ts'

/**
 * A model says everything the engine does to a pair: which columns are read and how they are tidied, which pairs are looked
 * at, how a pair is compared, and what each outcome is worth. It is kept as one JSON file that a person can read.
 */
export interface Model {
  format: 'doorstep-matching-model'
  version: 1
  name: string
  description?: string
  /** Which pairs count: inside a list, between lists, or both. */
  pairs: 'within' | 'between' | 'all'
  columns: Column[]
  /** A pair is looked at when at least one rule finds it. */
  rules: Rule[]
  /** Rules that only training uses, to see strata that the blocking rules miss (all who share a postcode, say). */
  strata?: Rule[]
  comparisons: Comparison[]
  /** Outcomes that a person must see, however heavy the evidence. */
  flags?: Flag[]
  /** The chance that two records drawn at random are one person. */
  prior?: number
  thresholds: { certain: number; review: number }
  /** A block with more records than this is split by `fallback`, and what is still larger is left out and reported. */
  largestBlock?: number
  fallback?: string[]
  /** How common each value is, for the levels that ask: the frequent values by name, one share for each of the others. */
  frequencies?: Record<string, Frequencies>
  /** From clerical decisions: weight in bits, and the share of such pairs that people called one person. */
  calibration?: Array<[weight: number, share: number]>
  trained?: Trained
}

export interface Column {
  name: string
  /** Other headings under which lists carry it. */
  headings?: string[]
  clean: Cleaning
  /** Columns with the same pool can be compared with each other (a forename with a surname). */
  pool?: string
  /** Words that mean "not known". */
  blank?: string[]
  /** The number must pass its check, or it is treated as missing. */
  check?: Check
}

export interface Rule {
  name: string
  /** Columns or their parts that must all agree: `surname`, `dob:year`. */
  on: string[]
  /** The first two agree in either order (forename and surname changed over). */
  eitherOrder?: boolean
  /** EM learns from pairs of this rule, leaving out the comparisons it fixes. `identifier` marks pairs that are nearly all one person. */
  session?: 'rule' | 'identifier'
  largestBlock?: number
  fallback?: string[]
}

export interface Level {
  name: string
  /** What a person reads in the waterfall. */
  words: string
  /** The first level whose condition holds is the pair's. The last has none: everything else. */
  when?: Condition
  /** Columns where agreeing on a rare value weighs more, and on a common one less, than on an ordinary one. */
  frequencyOf?: string[]
  /** The chance of this level when two records are one person, and when they are two people. */
  m?: number
  u?: number
}

export interface Scale {
  name: string
  words: string
  columns: string[]
  /** When neither level can be known. Default: any of the columns is missing on either side. */
  missing?: Condition
  levels: Level[]
}

/** Two scales judged together, because for siblings they agree together: same home and same surname are one fact, not two. */
export interface JointScale {
  name: string
  words: string
  joint: [Scale, Scale]
  /**
   * Levels of the first scale (`-` for missing) at which the second's value frequencies count. Under one roof a rare surname
   * says no more than a common one: brothers share it either way.
   */
  frequencyWhen?: string[]
  /** Learned together, by "level of the first / level of the second"; `-` where one is missing. */
  cells?: Record<string, { m: number; u: number }>
}

export type Comparison = Scale | JointScale

export type Condition =
  | { same: string }
  | { crossed: [string, string] }
  | { eitherCrossed: [string, string] }
  | { similar: string; atLeast: number }
  | { edits: string; atMost: number }
  | { initial: string }
  | { oneLetter: string }
  | { sharesWord: string }
  | { twoNames: string }
  | { dayMonthSwapped: string }
  | { oneDigit: string }
  | { defaultDay: string }
  | { withinDays: string; atMost: number }
  | { missing: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

export interface Flag {
  name: string
  words: string
  /** Levels by comparison; of a joint one, `first / second` with `*` for any. */
  when: Record<string, string[]>
  /** How bad it is to decide such a pair wrongly: 1 to 5. Review shows the greater harm first. */
  harm: number
  /** Two clusters with such a pair between them are never merged by machine. */
  keepsApart?: boolean
  /**
   * With `keepsApart`: levels at which a record does not say which of the two it is (an initial, a short form of both names). A
   * record that meets two who are kept apart at such levels is joined with neither by machine.
   */
  undecided?: Record<string, string[]>
  /**
   * Learn how much more often two people show this combination than its parts would make one think (twins do: same birth date,
   * same home), and take that off the weight. `bits` is what was learned, zero or less.
   */
  learned?: boolean
  bits?: number
}

export interface Frequencies {
  /** Share of records, the missing ones left out. */
  of: Record<string, number>
  other: number
  /** The chance that two records drawn at random have the same value: what an ordinary value is measured against. */
  average: number
}

export interface Trained {
  rows: number
  candidatePairs: number
  rounds: number
  converged: boolean
  warnings: string[]
}

export function isJoint(comparison: Comparison): comparison is JointScale {
  return 'joint' in comparison
}

/** `postcode:sector` is the column and its part. */
export function splitKey(key: string): [column: string, part: string | undefined] {
  const colon = key.indexOf(':')
  return colon < 0 ? [key, undefined] : [key.slice(0, colon), key.slice(colon + 1)]
}

/** Every column or part that a condition looks at. */
export function keysOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(keysOf)
  if ('any' in condition) return condition.any.flatMap(keysOf)
  if ('not' in condition) return keysOf(condition.not)
  if ('crossed' in condition) return condition.crossed
  if ('eitherCrossed' in condition) return condition.eitherCrossed
  const [first] = Object.values(condition).filter((value) => typeof value === 'string')
  return first === undefined ? [] : [first]
}

/** Every condition of a scale, in order. */
export function conditionsOf(comparison: Comparison): Condition[] {
  if (isJoint(comparison)) return comparison.joint.flatMap(conditionsOf)
  const levels = comparison.levels.flatMap((level) => (level.when ? [level.when] : []))
  return comparison.missing ? [comparison.missing, ...levels] : levels
}
