import { type CodedKind, codeProblem, type KnownCodes, kindOfCode } from '../area-codes.ts'
import type { Day } from '../dated.ts'
import { type Ages, ageHeading, readAges, readSex, type Sex } from './ages.ts'
import { codeColumn, nameColumn } from './columns.ts'
import { type Figure, readFigure } from './figure.ts'
import { atLine, emptyReport, FileRefused, type Reading, type Report, type Source } from './report.ts'
import { bodyLines, firstLine, type Line, readLines } from './table.ts'

/** How many people of some ages lived in an area on a day. No count means a symbol stood there: it is not nought. */
export type PopulationRow = {
  areaCode: string
  areaName: string | null
  kind: CodedKind
  asAt: Day
  ageFrom: number
  ageTo: number | null
  sex: Sex | null
  count: number | null
  symbol: string | null
  source: string
}

export type PopulationOptions = {
  /** What the figures are to be cited as. */
  source: string
  /** The day that the figures are for, when no column of the file says it. */
  asAt?: Day
  /** The codes in force, always or on the day that the figures are for. */
  known?: KnownCodes | ((day: Day) => KnownCodes | undefined)
}

type FileShape = {
  headings: string[]
  code: number
  name: number | null
  date: number | null
  sex: number | null
  measure: number | null
  figures:
    | { shape: 'wide'; columns: (Ages & { sex: Sex | null; index: number })[] }
    | { shape: 'long'; ages: number; value: number }
}

/** Reads population by area: one line per area with a column per age, or one line per area and age. */
export function readPopulation(source: Source, options: PopulationOptions): Reading<PopulationRow> {
  const report = emptyReport()
  return { report, rows: rowsOf(source, options, report) }
}

async function* rowsOf(source: Source, options: PopulationOptions, report: Report): AsyncGenerator<PopulationRow> {
  const lines = readLines(source)
  const shape = shapeOf((await firstLine(lines)).cells, options)
  const seen = new Set<string>()
  for await (const line of bodyLines(lines, shape.headings.length, report)) {
    const rows = readRow(line, shape, options, report)
    const [first] = rows
    if (!first) continue
    const key = [
      first.areaCode,
      first.asAt,
      first.sex,
      shape.figures.shape === 'long' ? `${first.ageFrom}-${first.ageTo}` : '',
    ].join()
    if (seen.has(key)) setAside(report, line, shape.code, shape, 'The same area, day and ages stand on an earlier line')
    else {
      seen.add(key)
      report.kept += 1
      yield* rows
    }
  }
}

/** Whether these headings are those of a population table: an area, and ages with figures. */
export function isPopulation(headings: string[]): boolean {
  try {
    shapeOf(headings, { source: '', asAt: '2000-01-01' })
    return true
  } catch (problem) {
    if (problem instanceof FileRefused) return false
    throw problem
  }
}

function shapeOf(headings: string[], options: PopulationOptions): FileShape {
  const find = (pattern: RegExp) => {
    const index = headings.findIndex((heading) => pattern.test(heading.trim()))
    return index < 0 ? null : index
  }
  const code = codeColumn(headings)
  if (!code) throw new FileRefused('No column holds area codes: one should be headed like ward24cd, lsoa21cd or geography_code')
  const name = nameColumn(headings, code)?.index ?? null
  const date = find(/^(date|year|(mid|reference)[ _-]?(year|date)|time|as[ _-]?at)$/i)
  if (date === null && !options.asAt)
    throw new FileRefused('No column says what day these figures are for, so say it: the middle of 2020 is 2020-06-30')
  const common = {
    headings,
    code: code.index,
    name,
    date,
    sex: find(/^(sex|gender)$/i),
    measure: find(/^(variable|measure)([ _]name)?$/i),
  }

  const ages = find(/^ages?([ _](band|group|range))?$/i)
  const value = find(/^(value|count|n|obs_value|observation|population|persons)$/i)
  if (ages !== null && value !== null) return { ...common, figures: { shape: 'long', ages, value } }

  const columns = headings.flatMap((heading, index) => {
    const found = ageHeading(heading)
    return found ? [{ ...found, index }] : []
  })
  if (columns.length === 0) throw new FileRefused('No column is headed by an age, an age band, or a total')
  return { ...common, figures: { shape: 'wide', columns } }
}

function readRow(line: Line, shape: FileShape, options: PopulationOptions, report: Report): PopulationRow[] {
  const cell = (index: number | null) => (index === null ? '' : (line.cells[index] ?? ''))
  const refuse = (index: number, why: string): [] => setAside(report, line, index, shape, why)

  const areaCode = cell(shape.code)
  const areaName = cell(shape.name) || null
  const kind = kindOfCode(areaCode)
  if (!kind) return refuse(shape.code, 'This is not the code of an area in England or Wales')
  const asAt = shape.date === null ? (options.asAt ?? null) : readAsAt(cell(shape.date))
  if (!asAt) return refuse(shape.date ?? shape.code, 'This is not a year or a day')
  const known = typeof options.known === 'function' ? options.known(asAt) : options.known
  const stale = known && codeProblem(areaCode, areaName, known)
  if (stale) return refuse(shape.code, stale)
  const measured = shape.measure === null ? null : readSex(cell(shape.measure))
  if (measured === undefined) return refuse(shape.measure ?? 0, 'This is not a count of people')
  const rowSex = shape.sex === null ? measured : readSex(cell(shape.sex))
  if (rowSex === undefined) return refuse(shape.sex ?? 0, 'This is not a sex that the tables use')

  const common = { areaCode, areaName, kind, asAt, source: options.source }
  const { figures } = shape
  if (figures.shape === 'long') {
    const ages = readAges(cell(figures.ages))
    if (!ages) return refuse(figures.ages, 'This is not an age or an age band')
    const figure = readFigure(cell(figures.value))
    if (figure.is === 'unreadable') return refuse(figures.value, 'This is not a whole number of people')
    noteSymbol(figure, line, figures.value, shape, report)
    return [{ ...common, ageFrom: ages.from, ageTo: ages.to, sex: rowSex, ...counted(figure) }]
  }
  const rows: PopulationRow[] = []
  for (const { from, to, sex, index } of figures.columns) {
    const figure = readFigure(cell(index))
    // One bad cell spoils the line: an area with an age missing would look smaller than it is.
    if (figure.is === 'unreadable') return refuse(index, 'This is not a whole number of people')
    noteSymbol(figure, line, index, shape, report)
    rows.push({ ...common, ageFrom: from, ageTo: to, sex: sex ?? rowSex, ...counted(figure) })
  }
  return rows
}

function counted(figure: Exclude<Figure, { is: 'unreadable' }>): Pick<PopulationRow, 'count' | 'symbol'> {
  return figure.is === 'count' ? { count: figure.count, symbol: null } : { count: null, symbol: figure.symbol }
}

function noteSymbol(figure: Figure, { line, cells }: Line, index: number, { headings }: FileShape, report: Report) {
  if (figure.is !== 'symbol') return
  report.noted.push({ place: atLine(line, headings[index]), value: cells[index] ?? '', why: `No figure: ${figure.means}` })
}

function setAside(report: Report, { line, cells }: Line, index: number, { headings }: FileShape, why: string): [] {
  report.setAside.push({ place: atLine(line, headings[index]), value: cells[index] ?? '', why })
  return []
}

/** A bare year is the middle of it: ONS estimates are for 30 June. */
export function readAsAt(text: string): Day | null {
  const plain = text.trim()
  const year = /^(?:mid[ -]?)?((?:19|20)\d\d)$/i.exec(plain)
  if (year) return `${year[1]}-06-30`
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain)
  const day = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : plain
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null
  const read = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? null : day
}

/** The areas that no row counts anybody in: their rates cannot be shown. */
export function areasWithoutPopulation<A extends { code: string }>(areas: Iterable<A>, rows: Iterable<PopulationRow>): A[] {
  const counted = new Set([...rows].filter((row) => row.count !== null).map((row) => row.areaCode))
  return [...areas].filter((area) => !counted.has(area.code))
}
