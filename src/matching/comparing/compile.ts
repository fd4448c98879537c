import { type Comparison, type Condition, conditionsOf, isJoint, type Model, type Scale, splitKey } from '../model/model.ts'
import type { Dictionary } from '../reading/dictionary.ts'
import { conditionSource, type SourceNeeds, sideSource } from './condition-source.ts'
import { dayMonthSwapped, daysBetween, defaultDay, oneDigit } from './dates.ts'
import { frequencyColumns, type Outcome, outcomesOf } from './outcomes.ts'
import {
  dateNumbers,
  editsOf,
  initialOf,
  oneLetterOf,
  type Source,
  sharesWordOf,
  similarityOf,
  twoNamesOf,
} from './value-tests.ts'
import { written } from './written.ts'

/** What a compiled model reads. Kept in one object and read at each call, so that a live index can let it grow. */
export interface Ground {
  codes: Int32Array
  width: number
  columns: Array<{ name: string }>
  poolOf: number[]
  dictionaries: Dictionary[]
  parts: Record<string, { codes: Int32Array; dictionary: Dictionary }>
}

export interface Compiled {
  /** The pattern of two rows; their places in `codes`, not their numbers. */
  pattern(placeA: number, placeB: number): number
  /** Of the last pair compared: how much rarer than usual, in bits, the values are that it agrees on. */
  term: Float32Array
  /** The function as written, for those who want to read it. */
  source: string
  /** What the function reads by name; a live index puts larger tables in as values come in. */
  env: Environment
}

export type Environment = Record<string, unknown>

/**
 * Writes one function for the whole model. Generated source is worth it here: as closures every condition is a call that the
 * machine cannot see through, and a pair takes about a dozen of them. What the function reads is bound to names once, unless the
 * ground `grows`: then it is read from the environment at each call.
 */
export function compile(
  model: Pick<Model, 'comparisons'>,
  ground: Ground,
  shares: Map<string, Float32Array>,
  grows = false,
): Compiled {
  // Single precision, as it is kept with a pair: the weight comes out the same wherever it is worked out again.
  const term = new Float32Array(1)
  const env: Environment = { ground, term, dayMonthSwapped, oneDigit, defaultDay, daysBetween }
  const bound = new Set<string>()
  const bind = (name: string) => {
    bound.add(name)
    return grows ? `env.${name}` : name
  }
  for (const name of ['dayMonthSwapped', 'oneDigit', 'defaultDay', 'daysBetween', 'term']) bind(name)
  const measured: string[] = []
  const needs = needsFrom(model, ground, env, { bind, measured, grows })
  const body: string[] = []
  const columns = new Set(model.comparisons.flatMap(conditionsOf).flatMap(columnsIn).map(needs.column))
  for (const comparison of model.comparisons) for (const name of scaleColumns(comparison)) columns.add(needs.column(name))
  for (const { comparison, outcomes } of outcomesOf(model)) {
    for (const outcome of outcomes) for (const name of frequencyColumns(comparison, outcome)) columns.add(needs.column(name))
  }
  for (const c of columns) body.push(`const a${c}=R[A+${c}],b${c}=R[B+${c}];`)
  for (const { comparison, outcomes, stride } of outcomesOf(model)) {
    if (isJoint(comparison)) {
      const [first, second] = comparison.joint
      body.push(`l=(${scaleSource(first, needs)})*${second.levels.length + 1}+(${scaleSource(second, needs)});`)
    } else body.push(`l=${scaleSource(comparison, needs)};`)
    body.push(`p+=l*${stride};`, ...termSource(comparison, outcomes, needs, shares, env, bind))
  }
  const always = grows ? ['dayMonthSwapped', 'oneDigit', 'defaultDay', 'daysBetween', 'term'] : [...bound]
  const source = `const {${always.join()}}=env;const {ground}=env;${grows ? '' : 'const R=ground.codes;'}
return function pattern(A,B){${grows ? 'const R=ground.codes;' : ''}let p=0,t=0,l=0${measured.map((name) => `,${name}=-1`).join('')};
${body.join('\n')}\nterm[0]=t;return p}`
  const pattern = written<Compiled['pattern']>(['env'], source, [env])
  return { pattern, term, source, env }
}

function columnsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(columnsIn)
  if ('any' in condition) return condition.any.flatMap(columnsIn)
  if ('not' in condition) return columnsIn(condition.not)
  if ('crossed' in condition) return condition.crossed.map((key) => splitKey(key)[0])
  if ('eitherCrossed' in condition) return condition.eitherCrossed.map((key) => splitKey(key)[0])
  return Object.values(condition).flatMap((value) => (typeof value === 'string' ? [splitKey(value)[0]] : []))
}

function scaleColumns(comparison: Comparison): string[] {
  return isJoint(comparison) ? comparison.joint.flatMap((scale) => scale.columns) : comparison.columns
}

/** 0 when missing, then 1 for the first level whose condition holds, and so on. */
function scaleSource(scale: Scale, needs: SourceNeeds): string {
  const missing = scale.missing ?? { any: scale.columns.map((column): Condition => ({ missing: column })) }
  const levels = scale.levels.map((level, i) => (level.when ? `${conditionSource(level.when, needs)}?${i + 1}:` : `${i + 1}`))
  return `${conditionSource(missing, needs)}?0:${levels.join('')}`
}

/** Adds the value's own rarity where a level asks for it; of two different values the more common one speaks. */
function termSource(
  comparison: Comparison,
  outcomes: Outcome[],
  needs: SourceNeeds,
  shares: Map<string, Float32Array>,
  env: Environment,
  bind: (name: string) => string,
): string[] {
  const byColumns = new Map<string, number[]>()
  outcomes.forEach((outcome, i) => {
    const columns = frequencyColumns(comparison, outcome)
    if (columns.length > 0) byColumns.set(columns.join(), [...(byColumns.get(columns.join()) ?? []), i])
  })
  return [...byColumns].map(([columns, levels]) => {
    const sum = columns.split(',').map((column) => {
      const c = needs.column(column)
      env[`share${c}`] = shares.get(column)
      const [a, b] = [sideSource(column, 'a', needs), sideSource(column, 'b', needs)]
      const share = bind(`share${c}`)
      return `(${a}===${b}?${share}[${a}]:Math.min(${share}[${a}],${share}[${b}]))`
    })
    return `if(${levels.map((level) => `l===${level}`).join('||')})t+=${sum.join('+')};`
  })
}

function needsFrom(
  model: Pick<Model, 'comparisons'>,
  ground: Ground,
  env: Environment,
  { bind, measured, grows }: { bind: (name: string) => string; measured: string[]; grows: boolean },
): SourceNeeds {
  const conditions = model.comparisons.flatMap(conditionsOf).flatMap(flat)
  function column(name: string): number {
    const c = ground.columns.findIndex((one) => one.name === name)
    if (c < 0) throw new Error(`The model compares "${name}", which is not one of its columns`)
    return c
  }
  function dictionary(key: string): Source {
    const [name, part] = splitKey(key)
    if (part !== undefined) throw new Error(`"${key}": only whole columns can be compared letter by letter`)
    const pool = ground.poolOf[column(name)]!
    return { dictionaries: ground.dictionaries, pool }
  }
  function once(kind: string, key: string, make: () => unknown): string {
    const name = `${kind}${column(splitKey(key)[0])}`
    env[name] ??= make()
    return bind(name)
  }
  function measure(kind: string, key: string, make: () => unknown): (x: string, y: string) => string {
    const call = once(kind, key, make)
    const name = `the${kind}${column(key)}`
    if (!measured.includes(name)) measured.push(name)
    return (x, y) => `(${name}<0?${name}=${call}(${x},${y}):${name})`
  }
  return {
    column,
    similarity: (key) =>
      measure('similar', key, () =>
        similarityOf(
          dictionary(key),
          Math.min(...conditions.flatMap((one) => ('similar' in one && one.similar === key ? [one.atLeast] : []))),
        ),
      ),
    edits: (key) =>
      measure('edits', key, () =>
        editsOf(
          dictionary(key),
          Math.max(...conditions.flatMap((one) => ('edits' in one && one.edits === key ? [one.atMost] : []))),
        ),
      ),
    initial: (key) => once('initial', key, () => initialOf(dictionary(key))),
    oneLetter: (key) => once('oneLetter', key, () => oneLetterOf(dictionary(key))),
    sharesWord: (key) => once('sharesWord', key, () => sharesWordOf(dictionary(key))),
    twoNames: (key) => once('twoNames', key, () => twoNamesOf(dictionary(key))),
    dates: (key) => once('dates', key, () => dateNumbers(ground.dictionaries[dictionary(key).pool]!)),
    part: (key) => {
      if (ground.parts[key] === undefined) throw new Error(`The model asks for "${key}", which was not read`)
      const [name, part] = splitKey(key)
      const table = `part_${part}${column(name)}`
      env[table] = grows ? ground.parts[key] : ground.parts[key].codes
      return grows ? `${bind(table)}.codes` : bind(table)
    },
  }
}

function flat(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(flat)
  if ('any' in condition) return condition.any.flatMap(flat)
  if ('not' in condition) return flat(condition.not)
  return [condition]
}
