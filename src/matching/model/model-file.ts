import { mostFlags } from '../deciding/flags.ts'
import { checks } from '../text/check-digits.ts'
import { cleanings } from '../text/clean.ts'
import { isPart } from '../text/parts.ts'
import { conditionProblems } from './check-condition.ts'
import { Looker } from './looker.ts'
import { type Comparison, isJoint, type Model, type Scale, splitKey } from './model.ts'

/** A model file that cannot be used: every problem, each with the field it is in. */
export class ModelRefused extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`The model file cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/** Reads a model from the text of its file, or refuses it and names each field that is wrong. */
export function readModel(text: string): Model {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new ModelRefused([`It is not JSON: ${error instanceof Error ? error.message : error}`])
  }
  const problems = modelProblems(value)
  if (problems.length > 0) throw new ModelRefused(problems)
  return value as Model
}

/** The file's text: indented so that a level, its words and its chances read as one line each. */
export function writeModel(model: Model): string {
  const text = JSON.stringify(model, undefined, 2)
  // Short objects on one line: a level is a line, a cell is a line, a frequency is a line.
  const joined = text.replace(/\{\n\s+([^{}[\]]{1,100}?)\n\s+\}/g, (_, inside: string) => `{ ${inside.replace(/\n\s+/g, ' ')} }`)
  return `${joined.replace(/\[\n\s+([^{}[\]]{1,100}?)\n\s+\]/g, (_, inside: string) => `[${inside.replace(/\n\s+/g, ' ')}]`)}\n`
}

export function modelProblems(value: unknown): string[] {
  const look = new Looker()
  if (!look.object(value, '', [
    'format', 'version', 'name', 'description', 'pairs', 'columns', 'rules', 'strata', 'comparisons', 'flags', 'prior', 'thresholds',
    'largestBlock', 'fallback', 'frequencies', 'calibration', 'trained',
  ])) return look.problems // biome-ignore format: one list of names
  if (value.format !== 'doorstep-matching-model') look.problem('format', 'should be "doorstep-matching-model"')
  if (value.version !== 1)
    look.problem('version', `${JSON.stringify(value.version)} is not known here; this engine reads version 1`)
  look.text(value.name, 'name')
  look.oneOf(value.pairs, 'pairs', ['within', 'between', 'all'])
  const columns = look.list(value.columns, 'columns').flatMap((column, i) => columnProblems(look, column, `columns[${i}]`))
  const pools = new Map(columns.map(({ name, pool }) => [name, pool]))
  look.unique(
    columns.map(({ name }) => name),
    'columns',
  )
  poolProblems(look, columns)
  const rules = look.list(value.rules, 'rules')
  if (rules.length === 0) look.problem('rules', 'there is no rule, so no pair would be looked at')
  rules.forEach((rule, i) => {
    ruleProblems(look, rule, `rules[${i}]`, pools)
  })
  look.optionalList(value.strata, 'strata').forEach((rule, i) => {
    ruleProblems(look, rule, `strata[${i}]`, pools)
  })
  look.optionalList(value.fallback, 'fallback').forEach((key, i) => {
    keyProblems(look, key, `fallback[${i}]`, pools)
  })
  const comparisons = look.list(value.comparisons, 'comparisons')
  if (comparisons.length === 0) look.problem('comparisons', 'there is nothing to compare by')
  comparisons.forEach((comparison, i) => {
    comparisonProblems(look, comparison, `comparisons[${i}]`, pools)
  })
  if (look.problems.length === 0) flagProblems(look, value.flags, comparisons as Comparison[])
  if (value.prior !== undefined) look.chance(value.prior, 'prior')
  if (look.object(value.thresholds, 'thresholds', ['certain', 'review'])) {
    const { certain, review } = value.thresholds
    if (
      look.chance(certain, 'thresholds.certain') &&
      look.chance(review, 'thresholds.review') &&
      Number(review) > Number(certain)
    ) {
      look.problem('thresholds.review', 'is above thresholds.certain')
    }
  }
  if (value.largestBlock !== undefined) look.number(value.largestBlock, 'largestBlock', 2, 1e9)
  frequencyProblems(look, value.frequencies, pools)
  return look.problems
}

function columnProblems(
  look: Looker,
  column: unknown,
  at: string,
): Array<{ name: string; pool: string; clean: unknown; blank: string }> {
  if (!look.object(column, at, ['name', 'headings', 'clean', 'pool', 'blank', 'check'])) return []
  if (!look.text(column.name, `${at}.name`)) return []
  if (String(column.name).includes(':')) look.problem(`${at}.name`, 'a column name has no colon: what follows a colon is a part')
  look.oneOf(column.clean, `${at}.clean`, cleanings)
  if (column.check !== undefined) look.oneOf(column.check, `${at}.check`, checks)
  const rest = JSON.stringify([column.blank, column.check])
  return [{ name: String(column.name), pool: String(column.pool ?? column.name), clean: column.clean, blank: rest }]
}

function poolProblems(look: Looker, columns: Array<{ name: string; pool: string; clean: unknown; blank: string }>) {
  for (const column of columns) {
    const first = columns.find((one) => one.pool === column.pool)!
    if (first.clean !== column.clean || first.blank !== column.blank) {
      look.problem(
        `columns "${column.name}"`,
        `shares the pool "${column.pool}" with "${first.name}" but is not cleaned, blanked and checked alike`,
      )
    }
  }
}

function keyProblems(look: Looker, key: unknown, at: string, pools: Map<string, string>) {
  if (!look.text(key, at)) return
  const [column, part] = splitKey(String(key))
  if (!pools.has(column)) look.problem(at, `"${column}" is not one of the columns`)
  if (part !== undefined && !isPart(part)) look.problem(at, `"${part}" is not a part that can be read off a value`)
}

function ruleProblems(look: Looker, rule: unknown, at: string, pools: Map<string, string>) {
  if (!look.object(rule, at, ['name', 'on', 'eitherOrder', 'session', 'largestBlock', 'fallback'])) return
  look.text(rule.name, `${at}.name`)
  const on = look.list(rule.on, `${at}.on`)
  if (on.length === 0) look.problem(`${at}.on`, 'names no column')
  on.forEach((key, i) => {
    keyProblems(look, key, `${at}.on[${i}]`, pools)
  })
  look.optionalList(rule.fallback, `${at}.fallback`).forEach((key, i) => {
    keyProblems(look, key, `${at}.fallback[${i}]`, pools)
  })
  if (rule.session !== undefined) look.oneOf(rule.session, `${at}.session`, ['rule', 'identifier'])
  if (rule.eitherOrder === true && (on.length < 2 || pools.get(String(on[0])) !== pools.get(String(on[1])))) {
    look.problem(`${at}.eitherOrder`, 'needs two whole columns of one pool')
  }
}

function comparisonProblems(look: Looker, given: unknown, at: string, pools: Map<string, string>) {
  const joint = typeof given === 'object' && given !== null && 'joint' in given
  if (!joint) return scaleProblems(look, given, at, pools, true)
  const comparison: unknown = given
  if (!look.object(comparison, at, ['name', 'words', 'joint', 'frequencyWhen', 'cells'])) return
  look.text(comparison.name, `${at}.name`)
  look.text(comparison.words, `${at}.words`)
  const scales = look.list(comparison.joint, `${at}.joint`)
  if (scales.length !== 2) look.problem(`${at}.joint`, 'joins exactly two scales')
  scales.forEach((scale, i) => {
    scaleProblems(look, scale, `${at}.joint[${i}]`, pools, false)
  })
  if (comparison.cells === undefined) return
  if (typeof comparison.cells !== 'object' || comparison.cells === null) return look.problem(`${at}.cells`, 'should be an object')
  for (const [name, cell] of Object.entries(comparison.cells)) {
    if (!look.object(cell, `${at}.cells["${name}"]`, ['m', 'u'])) continue
    look.chance(cell.m, `${at}.cells["${name}"].m`)
    look.chance(cell.u, `${at}.cells["${name}"].u`)
  }
}

function scaleProblems(look: Looker, scale: unknown, at: string, pools: Map<string, string>, weighed: boolean) {
  if (!look.object(scale, at, ['name', 'words', 'columns', 'missing', 'levels'])) return
  look.text(scale.name, `${at}.name`)
  look.text(scale.words, `${at}.words`)
  look.list(scale.columns, `${at}.columns`).forEach((column, i) => {
    if (!pools.has(String(column))) look.problem(`${at}.columns[${i}]`, `"${column}" is not one of the columns`)
  })
  const name = (key: string, where: string, whole: boolean) => {
    keyProblems(look, key, where, pools)
    if (whole && key.includes(':')) look.problem(where, 'needs a whole column, not a part')
  }
  if (scale.missing !== undefined) conditionProblems(look, scale.missing, `${at}.missing`, name, pools)
  const levels = look.list(scale.levels, `${at}.levels`)
  if (levels.length < 2) look.problem(`${at}.levels`, 'a comparison needs two levels or more')
  levels.forEach((level, i) => {
    const here = `${at}.levels[${i}]`
    if (!look.object(level, here, ['name', 'words', 'when', 'frequencyOf', 'm', 'u'])) return
    look.text(level.name, `${here}.name`)
    look.text(level.words, `${here}.words`)
    if (typeof level.name === 'string' && level.name.includes(' / '))
      look.problem(`${here}.name`, 'a level name has no " / " in it')
    const last = i === levels.length - 1
    if (last && level.when !== undefined) look.problem(`${here}.when`, 'the last level is everything else and has no condition')
    if (!last && level.when === undefined) look.problem(`${here}.when`, 'only the last level goes without a condition')
    if (level.when !== undefined) conditionProblems(look, level.when, `${here}.when`, name, pools)
    look.optionalList(level.frequencyOf, `${here}.frequencyOf`).forEach((column) => {
      if (!pools.has(String(column))) look.problem(`${here}.frequencyOf`, `"${column}" is not one of the columns`)
    })
    for (const side of ['m', 'u'] as const) if (weighed && level[side] !== undefined) look.chance(level[side], `${here}.${side}`)
  })
  look.unique(
    levels.map((level) => String((level as { name?: unknown } | null)?.name)),
    `${at}.levels`,
  )
}

function flagProblems(look: Looker, flags: unknown, comparisons: Comparison[]) {
  const all = look.optionalList(flags, 'flags')
  if (all.length > mostFlags) look.problem('flags', `there are ${all.length}, and at most ${mostFlags} are possible`)
  all.forEach((flag, i) => {
    const at = `flags[${i}]`
    if (!look.object(flag, at, ['name', 'words', 'when', 'harm', 'keepsApart', 'undecided', 'learned', 'bits'])) return
    look.text(flag.name, `${at}.name`)
    look.text(flag.words, `${at}.words`)
    look.number(flag.harm, `${at}.harm`, 1, 5)
    levelsProblems(look, flag.when, `${at}.when`, comparisons)
    if (flag.undecided !== undefined) levelsProblems(look, flag.undecided, `${at}.undecided`, comparisons)
  })
}

function levelsProblems(look: Looker, levelsOf: unknown, at: string, comparisons: Comparison[]) {
  if (typeof levelsOf !== 'object' || levelsOf === null) {
    look.problem(at, 'should name comparisons and their levels')
    return
  }
  for (const [name, levels] of Object.entries(levelsOf)) {
    const comparison = comparisons.find((one) => one.name === name)
    if (!comparison) look.problem(`${at}.${name}`, 'is not one of the comparisons')
    else
      for (const level of look.list(levels, `${at}.${name}`))
        if (!hasLevel(comparison, String(level))) look.problem(`${at}.${name}`, `"${level}" is not one of its levels`)
  }
}

function hasLevel(comparison: Comparison, level: string): boolean {
  const named = (scale: Scale, name: string) => name === '*' || name === '-' || scale.levels.some((one) => one.name === name)
  if (!isJoint(comparison)) return named(comparison, level)
  const [first, second, more] = level.split(' / ')
  return more === undefined && second !== undefined && named(comparison.joint[0], first!) && named(comparison.joint[1], second)
}

function frequencyProblems(look: Looker, frequencies: unknown, pools: Map<string, string>) {
  if (frequencies === undefined) return
  if (typeof frequencies !== 'object' || frequencies === null) return look.problem('frequencies', 'should be an object')
  for (const [column, table] of Object.entries(frequencies)) {
    if (!pools.has(column)) look.problem(`frequencies.${column}`, 'is not one of the columns')
    if (!look.object(table, `frequencies.${column}`, ['of', 'other', 'average'])) continue
    look.chance(table.other, `frequencies.${column}.other`)
    look.chance(table.average, `frequencies.${column}.average`)
    for (const [value, share] of Object.entries((table.of as object) ?? {}))
      look.chance(share, `frequencies.${column}.of["${value}"]`)
  }
}
