import { type Column, type Condition, keysOf, type Level, type Model, type Rule, type Scale, splitKey } from './model.ts'
import { ModelRefused, modelProblems } from './model-file.ts'
import { readSplinkCondition } from './splink-sql.ts'

interface SplinkLevel {
  sql_condition?: string
  label_for_charts?: string
  is_null_level?: boolean
  m_probability?: number
  u_probability?: number
  tf_adjustment_column?: string
}

interface SplinkSettings {
  link_type?: string
  probability_two_random_records_match?: number
  blocking_rules_to_generate_predictions?: Array<string | { blocking_rule?: string }>
  comparisons?: Array<{ output_column_name?: string; comparison_levels?: SplinkLevel[] }>
}

export interface Imported {
  model: Model
  /** Conditions that this engine has no comparison for, each with where it stands. They were left out. */
  unknown: string[]
  /** What is not quite the same here. */
  notes: string[]
}

/**
 * Makes a model of Splink's settings (as saved by Splink 3 and 4). Conditions that are not known are listed and the file is
 * refused, unless `skipUnknown` says to go on without them: the pairs of a level left out fall to the levels after it.
 */
export function importSplink(text: string, options: { skipUnknown?: boolean } = {}): Imported {
  let settings: SplinkSettings
  try {
    settings = JSON.parse(text)
  } catch (error) {
    throw new ModelRefused([`It is not JSON: ${error instanceof Error ? error.message : error}`])
  }
  if (!Array.isArray(settings.comparisons))
    throw new ModelRefused(['comparisons: there are none, so these are not Splink settings'])
  const unknown: string[] = []
  const notes: string[] = []
  const comparisons = settings.comparisons.flatMap((comparison, i) => readComparison(comparison, i, unknown))
  const rules = (settings.blocking_rules_to_generate_predictions ?? []).flatMap((rule, i) => readRule(rule, i, unknown, notes))
  if (unknown.length > 0 && !options.skipUnknown) {
    throw new ModelRefused([
      ...unknown.map((one) => `${one} (not known here)`),
      'Say to skip these conditions, or write the model by hand',
    ])
  }
  const model: Model = {
    format: 'doorstep-matching-model',
    version: 1,
    name: 'from Splink',
    description: 'Made from Splink settings.',
    pairs: settings.link_type === 'link_only' ? 'between' : settings.link_type === 'dedupe_only' ? 'within' : 'all',
    columns: columnsFor(comparisons, rules),
    rules,
    comparisons,
    thresholds: { certain: 0.999, review: 0.5 },
    ...(settings.probability_two_random_records_match && { prior: settings.probability_two_random_records_match }),
  }
  const problems = modelProblems(model)
  if (problems.length > 0) throw new ModelRefused(problems)
  return { model, unknown, notes }
}

function readComparison(comparison: NonNullable<SplinkSettings['comparisons']>[number], i: number, unknown: string[]): Scale[] {
  const name = comparison.output_column_name ?? `comparison ${i + 1}`
  const levels: Level[] = []
  let missing: Condition | undefined
  for (const [n, level] of (comparison.comparison_levels ?? []).entries()) {
    const sql = level.sql_condition?.trim() ?? ''
    const words = level.label_for_charts ?? sql
    const chances = {
      ...(isChance(level.m_probability) && { m: level.m_probability }),
      ...(isChance(level.u_probability) && { u: level.u_probability }),
    }
    if (sql.toUpperCase() === 'ELSE') {
      levels.push({ name: 'other', words: words === 'ELSE' ? 'all other' : words, ...chances })
      continue
    }
    const when = readSplinkCondition(sql)
    if (when === undefined) unknown.push(`comparisons "${name}", level ${n + 1}: ${sql}`)
    else if (level.is_null_level) missing = when
    else
      levels.push({
        name: `level ${n + 1}`,
        words: words.replaceAll(' / ', ' or '),
        when,
        ...(level.tf_adjustment_column && { frequencyOf: [level.tf_adjustment_column] }),
        ...chances,
      })
  }
  if (levels.at(-1)?.when) levels.push({ name: 'other', words: 'all other' })
  const columns = [
    ...new Set(
      [...(missing ? [missing] : []), ...levels.flatMap((level) => level.when ?? [])]
        .flatMap(keysOf)
        .map((key) => splitKey(key)[0]),
    ),
  ]
  if (levels.length < 2 || columns.length === 0) return []
  return [{ name, words: name.replaceAll('_', ' '), columns, ...(missing && { missing }), levels }]
}

function readRule(rule: string | { blocking_rule?: string }, i: number, unknown: string[], notes: string[]): Rule[] {
  const sql = typeof rule === 'string' ? rule : (rule.blocking_rule ?? '')
  const condition = readSplinkCondition(sql)
  const parts = condition === undefined ? [] : 'all' in condition ? condition.all : [condition]
  const on = parts.flatMap((part) => ('same' in part ? [part.same] : 'crossed' in part ? part.crossed : []))
  if (condition === undefined || parts.some((part) => !('same' in part || 'crossed' in part))) {
    unknown.push(`blocking_rules_to_generate_predictions[${i}]: ${sql}`)
    return []
  }
  const eitherOrder = parts.some((part) => 'crossed' in part)
  if (eitherOrder) notes.push(`Rule ${i + 1} finds names that changed places; here it also finds those that did not`)
  return [{ name: sql.replace(/["`]|\b[lr]\./g, ''), on, ...(eitherOrder && { eitherOrder }), session: 'rule' }]
}

/** Values are compared as given, as Splink does. Columns that are crossed share a pool. */
function columnsFor(comparisons: Scale[], rules: Rule[]): Column[] {
  const conditions = comparisons.flatMap((scale) => [
    ...(scale.missing ? [scale.missing] : []),
    ...scale.levels.flatMap((level) => level.when ?? []),
  ])
  const crossed = new Set(
    conditions.flatMap(crossedIn).concat(rules.flatMap((rule) => (rule.eitherOrder ? rule.on.slice(0, 2) : []))),
  )
  const keys = [
    ...conditions.flatMap(keysOf),
    ...rules.flatMap((rule) => rule.on),
    ...comparisons.flatMap((one) => one.levels.flatMap((level) => level.frequencyOf ?? [])),
  ]
  const names = [...new Set(keys.map((key) => splitKey(key)[0]))]
  return names.map((name) => ({ name, clean: 'as given', ...(crossed.has(name) && { pool: 'crossed' }) }))
}

function crossedIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(crossedIn)
  if ('any' in condition) return condition.any.flatMap(crossedIn)
  return 'crossed' in condition ? condition.crossed : []
}

function isChance(value: number | undefined): value is number {
  return value !== undefined && value > 0 && value <= 1
}
