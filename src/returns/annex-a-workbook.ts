import { readFile } from 'node:fs/promises'
import readExcelFile from 'read-excel-file/node'
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
import type { DateOrder } from './days.ts'
import { type Columns, columnsOf, listNamed } from './headings.ts'
import type { Cell } from './reading.ts'
import { Refusal, refuse } from './refusal.ts'
import type { Totals } from './report.ts'
import { brokenCells } from './workbook-parts.ts'

type Sheet = { sheet: string; data: Cell[][] }

/** Every sheet of the workbook: Lists 1 and 3 row by row, each other one by name and number of rows. */
export async function* readWorkbook(file: Buffer | string, options: AnnexAOptions, totals: Totals): AsyncGenerator<AnnexAItem> {
  const sheets = (await sheetsOf(file)).map((sheet) => ({ ...sheet, found: headingsIn(sheet), named: listNamed(sheet.sheet) }))
  if (!sheets.some(({ found, named }) => found || named !== undefined)) refuse('not-annex-a')
  for (const sheet of sheets) yield* readSheet(sheet, options, totals)
}

async function sheetsOf(file: Buffer | string): Promise<Sheet[]> {
  const workbook = typeof file === 'string' ? await readFile(file) : file
  try {
    const broken = brokenCells(workbook)
    const sheets = (await readExcelFile(workbook)) as { sheet: string; data: unknown[][] }[]
    for (const { sheet, data } of sheets) {
      for (const [at, value] of broken.get(sheet) ?? []) {
        const [row = 0, column = 0] = at.split(':').map(Number)
        const cells = data[row]
        if (cells) cells[column] ??= value
      }
    }
    return sheets as Sheet[]
  } catch (error) {
    // Whatever the workbook reader stumbles over, the person's way on is the same.
    if (error instanceof Refusal) throw error
    return refuse('broken-workbook')
  }
}

type Found = { columns: Columns; row: number }

function headingsIn({ sheet, data }: Sheet): Found | undefined {
  const named = listNamed(sheet)
  for (const [row, cells] of data.slice(0, headingRows).entries()) {
    const columns = columnsOf(cells, named)
    if (columns) return { columns, row }
  }
  return undefined
}

function* readSheet(
  { sheet, data, found, named }: Sheet & { found: Found | undefined; named: number | undefined },
  options: AnnexAOptions,
  totals: Totals,
): Generator<AnnexAItem> {
  const place = { sheet }
  const filled = data.filter((cells) => !isEmptyRow(cells)).length
  if (!found) {
    const isList = named !== undefined && named !== 1 && named !== 3
    if (filled > 0 || named !== undefined) yield notRead(named, place, isList ? Math.max(filled - 1, 0) : filled, totals)
    return
  }
  const orders = new Map<number, DateOrder>()
  const rows = data.slice(found.row + 1)
  for (const cells of rows) learnOrders(orders, found.columns, cells, options)
  const reading = startReading(found.columns, orders, options, totals)
  yield* openList(found.columns, { sheet, row: found.row + 1 }, named)
  for (const [at, cells] of rows.entries()) yield* readListRow(reading, cells, { sheet, row: found.row + 2 + at })
  yield* closeList(reading, place)
}
