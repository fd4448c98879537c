import {
  type AnnexAItem,
  type AnnexAOptions,
  closeList,
  headingRows,
  isEmptyRow,
  learnOrders,
  notRead,
  openList,
  startReading,
} from './annex-a-list.ts'
import { readListRow } from './annex-a-rows.ts'
import { type Bytes, bytesOf, type CsvShape, csvRows, shapeOf } from './csv.ts'
import type { DateOrder } from './days.ts'
import { type Columns, columnsOf, listNamed } from './headings.ts'
import { refuse } from './refusal.ts'
import type { Totals } from './report.ts'

/** One list from a CSV file, read three times and never held: how it is written, what its columns hold, its rows. */
export async function* readCsvList(
  file: Buffer | string,
  name: string,
  options: AnnexAOptions,
  totals: Totals,
): AsyncGenerator<AnnexAItem> {
  const bytes = bytesOf(file)
  const shape = await shapeOf(bytes)
  const named = listNamed(name.replace(/\.[a-z]+$/i, ''))
  const { columns, line, orders, rows } = await survey(bytes, shape, named, options)
  const place = { sheet: name }
  if (shape.encoding === 'windows-1252') {
    const why = 'the file is not UTF-8 and was read as Windows text; look at names with accents'
    yield { kind: 'problem', code: 'encoding', place, value: '', why, kept: 'taken, please check' }
  }
  if (!columns) {
    if (named === undefined || named === 1 || named === 3) refuse('not-annex-a')
    yield notRead(named, place, Math.max(rows - 1, 0), totals)
    return
  }
  const reading = startReading(columns, orders, options, totals)
  yield* openList(columns, { sheet: name, line }, named)
  for await (const row of csvRows(bytes, shape)) {
    if (row.line > line) yield* readListRow(reading, row.cells, { sheet: name, line: row.line })
  }
  yield* closeList(reading, place)
}

type Survey = { columns: Columns | undefined; line: number; orders: Map<number, DateOrder>; rows: number }

async function survey(bytes: Bytes, shape: CsvShape, named: number | undefined, options: AnnexAOptions): Promise<Survey> {
  const found: Survey = { columns: undefined, line: 0, orders: new Map(), rows: 0 }
  let number = 0
  for await (const { cells, line } of csvRows(bytes, shape)) {
    number += 1
    if (!isEmptyRow(cells)) found.rows += 1
    if (found.columns) learnOrders(found.orders, found.columns, cells, options)
    else if (number <= headingRows) {
      found.columns = columnsOf(cells, named)
      found.line = line
    }
  }
  return found
}
