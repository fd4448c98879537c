import { type AnnexARow, columnName, dateColumns, type ListReading, orderAfter } from './annex-a-rows.ts'
import type { DateOrder } from './days.ts'
import { type Columns, type Field, listTitle, officialHeading } from './headings.ts'
import { type Cell, cellText } from './reading.ts'
import { type Place, type Problem, rowCount, type Totals } from './report.ts'
import type { Day } from './rows.ts'

export type AnnexAOptions = {
  /** The day of the import: later contacts and referrals cannot be, later births are expected ones. */
  asAt?: Day
  /** How the person says that dates in figures are written; else day first, with columns that contradict it in doubt. */
  dateOrder?: 'day first' | 'month first'
  /** The name the file came with: a CSV file has no sheet names. By default the path's last part. */
  name?: string
  /** In bytes; 20 MB by default, because a workbook cannot be read without holding all of it. */
  largestWorkbook?: number
}

export type AnnexAItem =
  | { kind: 'list'; list: number; place: Place; headings: string[] }
  | AnnexARow
  | Problem
  /** The last item: a reading without it was refused or left early. */
  | { kind: 'end'; totals: Totals }

/** How far down a sheet its headings may stand. */
export const headingRows = 40

export const isEmptyRow = (cells: Cell[]) => cells.every((cell) => cellText(cell) === '')

const wordFields: Field[] = ['gender', 'ethnicity', 'birthDate', 'age', 'on', 'source', 'nfa']

export function startReading(
  columns: Columns,
  orders: Map<number, DateOrder>,
  options: AnnexAOptions,
  totals: Totals,
): ListReading {
  rowCount(totals, listTitle(columns.list))
  return {
    columns,
    orders,
    asAt: options.asAt,
    totals,
    unread: new Map(),
    known: new Map(wordFields.map((field) => [field, new Map()])),
  }
}

/** Learns from one more row how the columns with days are written. */
export function learnOrders(orders: Map<number, DateOrder>, columns: Columns, cells: Cell[], options: AnnexAOptions) {
  for (const at of dateColumns(columns)) orders.set(at, options.dateOrder ?? orderAfter(orders.get(at), cells[at] ?? null))
}

/** Says that a list begins, and which of its columns are not there. */
export function* openList(columns: Columns, place: Place, namedList: number | undefined): Generator<AnnexAItem> {
  yield { kind: 'list', list: columns.list, place, headings: columns.headings.filter((heading) => heading !== '') }
  if (namedList !== undefined && namedList !== columns.list) {
    const why = `the name says ${listTitle(namedList)}, and the headings are those of ${listTitle(columns.list)}; the headings were believed`
    yield { kind: 'problem', code: 'unknown sheet', place, value: '', why, kept: 'taken, please check' }
  }
  const needed: Field[] = ['childId', 'birthDate', 'on', 'source']
  for (const field of needed.filter((one) => !columns.at.has(one))) {
    const why = `no column is headed "${officialHeading(columns.list, field)}" or a name like it; give the column that heading and import again`
    const kept = field === 'childId' ? 'rows set aside' : 'row kept without it'
    yield { kind: 'problem', code: 'heading missing', place, value: columns.headings.filter(Boolean).join(' | '), why, kept }
  }
}

/** Says which filled columns were passed over. */
export function* closeList({ columns, unread }: ListReading, place: Place): Generator<Problem> {
  for (const [at, count] of [...unread].sort(([one], [other]) => one - other)) {
    const heading = columns.headings[at] ?? columnName(at)
    const why = `nothing of ${listTitle(columns.list)} is called so, or another column was taken for it; ${count} filled ${count === 1 ? 'cell was' : 'cells were'} not read`
    yield {
      kind: 'problem',
      code: 'unknown column',
      place: { ...place, column: heading },
      value: heading,
      why,
      kept: 'column not read',
      count,
    }
  }
}

/** A list or sheet that is not read: said with its number of rows, the heading row left out of the count. */
export function notRead(list: number | undefined, place: Place, rows: number, totals: Totals): Problem {
  const title = list === undefined ? 'this sheet' : listTitle(list)
  rowCount(totals, list === undefined ? `other sheets` : title).notRead += rows
  const count = rows === 1 ? '1 row' : `${rows} rows`
  return list === undefined || list === 1 || list === 3
    ? {
        kind: 'problem',
        code: 'unknown sheet',
        place,
        value: '',
        why: `no row of ${title} has the headings of a list that is read (such as Child Unique ID and Date of Contact); ${count} not read`,
        kept: 'list not read',
        count: rows,
      }
    : {
        kind: 'problem',
        code: 'list not read',
        place,
        value: '',
        why: `${title} is not read yet: ${count}`,
        kept: 'list not read',
        count: rows,
      }
}
