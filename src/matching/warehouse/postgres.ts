import { frequencyColumns, outcomesOf } from '../comparing/outcomes.ts'
import { weightTables } from '../deciding/weights.ts'
import { type Condition, isJoint, type Model, type Rule, type Scale, splitKey } from '../model/model.ts'
import { partsAskedFor } from '../reading/parts-asked.ts'
import { literal, postgresFunctions } from './postgres-functions.ts'

export interface WarehouseOptions {
  /** The table with one row to a record: an id and the model's columns by name. */
  table: string
  id: string
  /** Where functions and results go. */
  schema?: string
}

/**
 * SQL for PostgreSQL (13 or newer, UTF-8) that does what the engine does: cleans, blocks, and gives every candidate pair its
 * pattern and weight, in the table `matching_pair`. Blocks are not capped there, so look at the counts before a large run.
 */
export function postgresSql(model: Model, options: WarehouseOptions): string {
  const schema = options.schema ?? 'doorstep_matching'
  return [postgresFunctions(schema), cleanedTable(model, options), frequencyTable(model), pairTable(model)].join('\n')
}

const named = (key: string) => `"${key.replaceAll('"', '""')}"`

function cleanedTable(model: Model, { table, id }: WarehouseOptions): string {
  const values = model.columns.map((column) => {
    const cleaned = `nullif(clean_${column.clean.replaceAll(' ', '_')}(${named(column.name)}::text), '')`
    const blank = [...new Set((column.blank ?? []).map((word) => `clean_${column.clean.replaceAll(' ', '_')}(${literal(word)})`))]
    const known =
      blank.length > 0
        ? `(select v from (select ${cleaned} as v) as one where v is not null and not (v = any (array[${blank.join(', ')}])))`
        : cleaned
    return column.check
      ? `(select v from (select ${known} as v) as one where passes_${column.check}(v)) as ${named(column.name)}`
      : `${known} as ${named(column.name)}`
  })
  const parts = partsAskedFor(model).map((key) => {
    const [column, part] = splitKey(key)
    return `nullif(part_${part!.toLowerCase()}(${named(column)}), '') as ${named(key)}`
  })
  return `drop table if exists matching_record;
create table matching_record as
select row_number() over (order by ${named(id)}) as n, *${parts.length > 0 ? `, ${parts.join(',\n  ')}` : ''}
from (select ${named(id)}::text as record_id, ${values.join(',\n  ')} from ${table}) as cleaned order by 1;`.replace(
    `over (order by ${named(id)})`,
    'over (order by record_id)',
  )
}

function frequencyTable(model: Model): string {
  const rows = Object.entries(model.frequencies ?? {}).flatMap(([column, table]) =>
    Object.entries(table.of).map(
      ([value, share]) => `(${literal(column)},${literal(value)},${Math.log2(table.average / share)})`,
    ),
  )
  return `drop table if exists matching_frequency;
create table matching_frequency (column_name text, value text, bits double precision, primary key (column_name, value));
${rows.length > 0 ? `insert into matching_frequency values ${rows.join(',')};` : ''}`
}

function pairTable(model: Model): string {
  const rules = model.rules.map(
    (rule) => `select a.n as a, b.n as b from matching_record a join matching_record b on a.n < b.n and ${ruleSql(rule)}`,
  )
  const outcomes = outcomesOf(model)
  const weights = weightTables(model)
  const levels = outcomes.map(
    ({ comparison }, k) => `${isJoint(comparison) ? jointSql(comparison.joint) : scaleSql(comparison)} as l${k}`,
  )
  const pattern = outcomes.map(({ stride }, k) => `l${k}::bigint * ${stride}`).join(' + ')
  const bits = outcomes.map(
    (one, k) => `case l${k} ${one.outcomes.map((_, o) => `when ${o} then ${weights.bits[k]![o]}`).join(' ')} end`,
  )
  const terms = outcomes.flatMap((one, k) => termSql(model, one, k))
  const flags = (model.flags ?? []).flatMap((flag, f) => {
    if (!flag.bits) return []
    const hits = Object.keys(flag.when).map((name) => {
      const k = outcomes.findIndex((one) => one.comparison.name === name)
      return `l${k} in (${raisedBy(model, f, k, outcomes).join(',')})`
    })
    return [`case when ${hits.join(' and ')} then ${flag.bits} else 0 end`]
  })
  return `drop table if exists matching_pair;
create table matching_pair as
select id_a, id_b, ${pattern} as pattern, ${[weights.priorBits, ...bits, ...terms, ...flags].join('\n  + ')} as weight
from (
  select a.record_id as id_a, b.record_id as id_b, ${frequencyColumnsOf(model)
    .map((column) => `a.${named(column)} as ${named(`a.${column}`)}, b.${named(column)} as ${named(`b.${column}`)}, `)
    .join('')}
  ${levels.join(',\n  ')}
  from (
    ${rules.join('\n    union\n    ')}
  ) as candidate
  join matching_record a on a.n = candidate.a join matching_record b on b.n = candidate.b
) as compared;`
}

function frequencyColumnsOf(model: Model): string[] {
  return [
    ...new Set(
      outcomesOf(model).flatMap(({ comparison, outcomes }) =>
        outcomes.flatMap((outcome) => frequencyColumns(comparison, outcome)),
      ),
    ),
  ]
}

function termSql(model: Model, { comparison, outcomes }: ReturnType<typeof outcomesOf>[number], k: number): string[] {
  return frequencyColumnsOf(model).flatMap((column) => {
    const levels = outcomes.flatMap((outcome, o) => (frequencyColumns(comparison, outcome).includes(column) ? [o] : []))
    if (levels.length === 0) return []
    const table = model.frequencies?.[column]
    const other = table ? Math.log2(table.average / table.other) : 0
    const side = (letter: string) =>
      `coalesce((select bits from matching_frequency where column_name = ${literal(column)} and value = ${named(`${letter}.${column}`)}), ${other})`
    return [`case when l${k} in (${levels.join(',')}) then least(${side('a')}, ${side('b')}) else 0 end`]
  })
}

function raisedBy(model: Model, f: number, k: number, outcomes: ReturnType<typeof outcomesOf>): number[] {
  const wanted = model.flags![f]!.when[outcomes[k]!.comparison.name]!
  return outcomes[k]!.outcomes.flatMap((outcome, o) => {
    const parts = outcome.name.split(' / ')
    return wanted.some(
      (level) =>
        level === outcome.name ||
        (level.includes(' / ') && level.split(' / ').every((part, i) => part === '*' || part === parts[i])),
    )
      ? [o]
      : []
  })
}

function ruleSql(rule: Rule): string {
  const keys = rule.eitherOrder ? rule.on.slice(2) : rule.on
  const agree = keys.map((key) => `a.${named(key)} = b.${named(key)}`)
  if (rule.eitherOrder) {
    const [x, y] = rule.on as [string, string]
    agree.unshift(
      `((a.${named(x)} = b.${named(x)} and a.${named(y)} = b.${named(y)}) or (a.${named(x)} = b.${named(y)} and a.${named(y)} = b.${named(x)}))`,
    )
  }
  return agree.join(' and ')
}

function jointSql([first, second]: [Scale, Scale]): string {
  return `(${scaleSql(first)}) * ${second.levels.length + 1} + (${scaleSql(second)})`
}

function scaleSql(scale: Scale): string {
  const missing = scale.missing ?? { any: scale.columns.map((column): Condition => ({ missing: column })) }
  const levels = scale.levels.map((level, i) => (level.when ? `when ${conditionSql(level.when)} then ${i + 1}` : `else ${i + 1}`))
  return `case when ${conditionSql(missing)} then 0 ${levels.join(' ')} end`
}

/** A condition as SQL that is never null: a comparison with something missing is false. */
export function conditionSql(condition: Condition): string {
  const sides = (key: string) => [`a.${named(key)}`, `b.${named(key)}`] as const
  const sure = (sql: string) => `coalesce(${sql}, false)`
  if ('all' in condition) return `(${condition.all.map(conditionSql).join(' and ') || 'true'})`
  if ('any' in condition) return `(${condition.any.map(conditionSql).join(' or ') || 'false'})`
  if ('not' in condition) return `(not ${conditionSql(condition.not)})`
  if ('missing' in condition) return `(a.${named(condition.missing)} is null or b.${named(condition.missing)} is null)`
  if ('same' in condition) return sure(sides(condition.same).join(' = '))
  if ('crossed' in condition || 'eitherCrossed' in condition) {
    const both = 'crossed' in condition
    const [x, y] = both ? condition.crossed : condition.eitherCrossed
    const [one, two] = [sure(`a.${named(x)} = b.${named(y)}`), sure(`a.${named(y)} = b.${named(x)}`)]
    return `(${one} ${both ? 'and' : 'or'} ${two})`
  }
  if ('similar' in condition)
    return sure(`jaro_winkler(${sides(condition.similar).join(', ')}) >= ${condition.atLeast}::double precision`)
  if ('edits' in condition) return sure(`edits(${sides(condition.edits).join(', ')}) <= ${condition.atMost}`)
  if ('initial' in condition) return sure(`is_initial(${sides(condition.initial).join(', ')})`)
  if ('oneLetter' in condition)
    return sure(
      `least(${sides(condition.oneLetter)
        .map((side) => `octet_length(${side})`)
        .join(', ')}) = 1`,
    )
  if ('sharesWord' in condition) return sure(`shares_word(${sides(condition.sharesWord).join(', ')})`)
  if ('twoNames' in condition) return sure(`two_names(${sides(condition.twoNames).join(', ')})`)
  if ('dayMonthSwapped' in condition) return sure(`day_month_swapped(${sides(condition.dayMonthSwapped).join(', ')})`)
  if ('oneDigit' in condition) return sure(`one_digit(${sides(condition.oneDigit).join(', ')})`)
  if ('defaultDay' in condition) return sure(`default_day(${sides(condition.defaultDay).join(', ')})`)
  const [a, b] = sides(condition.withinDays)
  return sure(`abs(day_number(${a}) - day_number(${b})) <= ${condition.atMost}`)
}
