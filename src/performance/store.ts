import { readFileSync } from 'node:fs'
import { type RawBuilder, sql } from 'kysely'
import { permissionFor, requirePermission, seesRowsAlone } from '../access/index.ts'
import { inForce } from '../database/in-force.ts'
import { refuse } from '../errors.ts'
import { addMonths, type Day, londonDay, londonInstant } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Indicator, Split } from './indicator.ts'

const files = new Map<string, string>()

/** The indicator's own file, as an analyst pastes it. */
export function sqlOf(code: string): string {
  const text = files.get(code) ?? readFileSync(new URL(`./indicators/${code}.sql`, import.meta.url), 'utf8')
  files.set(code, text)
  return text
}

/** The file with its three variables bound, in brackets. */
function rowsOf({ code }: Indicator, { from, to, now }: { from: Day; to: Day; now: Date }): RawBuilder<unknown> {
  const values: Record<string, string> = { from, to, now: now.toISOString() }
  const parts = sqlOf(code)
    .replace(/^--.*$/gm, '')
    .split(/:'(from|to|now)'/)
  return sql`(${sql.join(
    parts.map((part, index) => (index % 2 === 1 ? sql`${values[part]!}` : sql.raw(part))),
    sql``,
  )})`
}

export type Asked = { from: Day; to: Day; place?: string | undefined }

/** From here on rows are read by the actor's scope of figures, without names or words, to the end of the work. */
export async function enterFigures(work: Work) {
  requirePermission(work, 'see figures')
  const reach = permissionFor(work.actor.role, 'see figures', work.purpose)?.reach
  if (reach !== 'authority' && reach !== 'locality' && reach !== 'agency') refuse('not-allowed')
  await sql`select access.enter_figures(${work.actor.membershipId}::uuid, ${reach}, ${londonDay(work.now)}::date)`.execute(
    work.db,
  )
}

const inPlace = (place: string | undefined) => (place ? sql`where r.locality_id = ${place}::uuid` : sql``)

/** The figure by month: the sum of what counts, and of how many rows. */
export async function countByMonth(work: Work, indicator: Indicator, { from, to, place }: Asked) {
  const months = monthsBetween(from, to)
  const starts = months.map((month) => londonInstant(month, '00:00').toISOString())
  const { rows } = await sql<{ month: number; number: number; of: number }>`
    select width_bucket(r.at, ${starts}::timestamptz[]) as month, sum(r.number)::float8 as number, count(*)::int as of
    from ${rowsOf(indicator, { from, to, now: work.now })} r ${inPlace(place)} group by 1 order by 1`.execute(work.db)
  return rows.map(({ month, number, of }) => ({ month: months[month - 1] ?? months[0]!, number, of }))
}

/** First days of the months from one day to another. */
function monthsBetween(from: Day, to: Day): Day[] {
  const months: Day[] = []
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

const columns: Record<Split, string> = { kind: 'kind', source: 'source_code', place: 'locality_id' }

export type Part = { split: Split; code: string | null; number: number; of: number }

/** The figure of a stretch of days, parted by codes of the rows, most rows first: every parting from one reading of them. */
export async function countBy(
  work: Work,
  indicator: Indicator,
  splits: readonly Split[],
  { from, to, place }: Asked,
): Promise<Part[]> {
  if (splits.length === 0) return []
  const by = splits.map((split) => sql`r.${sql.id(columns[split])}`)
  const { rows } = await sql<{ part: number; codes: (string | null)[]; number: number; of: number }>`
    select grouping(${sql.join(by)}) as part, array[${sql.join(by.map((column) => sql`${column}::text`))}] as codes,
      sum(r.number)::float8 as number, count(*)::int as of
    from ${rowsOf(indicator, { from, to, now: work.now })} r ${inPlace(place)}
    group by grouping sets (${sql.join(by.map((column) => sql`(${column})`))}) order by 4 desc, 2`.execute(work.db)
  return rows.map(({ part, codes, number, of }) => {
    // grouping() has a bit for each column that a row is not parted by, the first column's highest
    const index = splits.findIndex((_, place) => (part & (1 << (splits.length - 1 - place))) === 0)
    return { split: splits[index]!, code: codes[index] ?? null, number, of }
  })
}

export type FigureRow = {
  at: Date
  number: number
  contactId: string | null
  reference: string | null
  kind: string | null
  sourceCode: string | null
  localityId: string
  note: string | null
  /** Told without saying which it is: its day is the first of its month, and it has no reference. */
  masked: boolean
  /** Came in from a file; all of these are told alike, restricted or not. */
  fromFile: boolean
}

export type RowsAsked = Asked & { split?: Split | undefined; code?: string | undefined; counted?: boolean | undefined }

/**
 * The rows behind a figure, newest first, with how many there are; written down as a list. Codes and references only. They reach as
 * far as the actor's own scope of contacts. Who is given rows without names has every row that was counted: one that is restricted
 * says its codes and its month, and neither which it is nor where in the month it stands. So does each that came in from a file.
 */
export async function listRows(work: Work, indicator: Indicator, asked: RowsAsked, page: { first: number; most: number }) {
  requirePermission(work, 'see contacts', { kind: 'figure' })
  const { from, to, place, split, code, counted } = asked
  const masks = seesRowsAlone(work)
  if (masks) await enterFigures(work)
  const where = [
    place && sql`r.locality_id = ${place}::uuid`,
    split && code !== undefined && sql`r.${sql.id(columns[split])}::text = ${code}`,
    counted && sql`r.number > 0`,
  ].filter((part) => typeof part === 'object')
  const { rows } = await sql<FigureRow & { whole: number }>`
    select case when m.masked then date_trunc('month', r.at at time zone 'Europe/London') at time zone 'Europe/London' else r.at end as at,
      r.number::float8 as number, case when not m.masked then r.contact_id end as contact_id, case when not m.masked then r.reference end as reference,
      r.kind, r.source_code, r.locality_id, r.note, m.masked, m.from_file, count(*) over ()::int as whole
    from ${rowsOf(indicator, { from, to, now: work.now })} r left join lateral (
      select f.imported from figure_contact f where ${masks} and f.authority_id = ${work.actor.authorityId} and f.contact_id = r.contact_id
    ) f on true
    cross join lateral (select ${masks} and (r.restricted or coalesce(f.imported, false)) as masked, ${masks} and coalesce(f.imported, false) as from_file) m
    ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
    order by 1 desc, 4 nulls last, r.kind, r.source_code, r.locality_id, r.note limit ${page.most} offset ${page.first}`.execute(
    work.db,
  )
  const contacts = [...new Set(rows.flatMap(({ contactId }) => contactId ?? []))]
  work.saw('list', 'contact', contacts, `figure ${indicator.code}`)
  return { rows, whole: rows[0]?.whole ?? 0, children: await childrenOn(work, contacts) }
}

/** The children whom contacts name, as far as the actor's index shows them. */
async function childrenOn(work: Work, contacts: readonly string[]) {
  if (contacts.length === 0) return []
  const rows = await work.db
    .selectFrom('figureChild as k')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'k.authorityId').onRef('p.id', '=', 'k.personId'))
    .select([
      'k.contactId',
      'p.id',
      'p.kind',
      'p.givenName',
      'p.familyName',
      'p.knownAs',
      'p.bornOn',
      'p.bornAbout',
      'p.expectedOn',
      'p.diedOn',
    ])
    .where('k.contactId', 'in', [...contacts])
    .orderBy('p.bornOn')
    .execute()
  if (rows.length > 0) work.saw('list', 'person', [...new Set(rows.map((row) => row.id))])
  return rows
}

export async function placesOf(work: Work) {
  return work.db
    .selectFrom('locality')
    .select(['id', 'name', 'placed'])
    .where(inForce(londonDay(work.now)))
    .orderBy('placed', 'desc')
    .orderBy('name')
    .execute()
}
