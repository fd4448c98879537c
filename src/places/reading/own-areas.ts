import { type CodedKind, kindOfCode } from '../area-codes.ts'
import { atLine, emptyReport, FileRefused, type Reading, type Report, type Source } from './report.ts'
import { bodyLines, firstLine, readLines } from './table.ts'

/** One line of an authority's own list of areas, of any depth: what lies in what, and where its tile stands. */
export type OwnArea = {
  code: string
  name: string
  kind: CodedKind | string
  parentCode: string | null
  tile: { column: number; row: number } | null
}

const wanted = {
  code: /^code$/i,
  name: /^name$/i,
  kind: /^kind$/i,
  parent: /^parent([ _]?code)?$/i,
  column: /^column$/i,
  row: /^row$/i,
}
type Columns = Record<keyof typeof wanted, number>

/** Where each thing stands, or null when this is no list of areas. */
export function ownAreaColumns(headings: readonly string[]): Columns | null {
  const at = (pattern: RegExp) => headings.findIndex((heading) => pattern.test(heading.trim()))
  const columns = Object.fromEntries(Object.entries(wanted).map(([name, pattern]) => [name, at(pattern)])) as Columns
  return columns.code < 0 || columns.name < 0 || columns.parent < 0 ? null : columns
}

/** Reads code, name, kind, parent_code and, for tiles, column and row. Coded areas need no kind. */
export function readOwnAreas(source: Source): Reading<OwnArea> {
  const report = emptyReport()
  return { report, rows: rowsOf(source, report) }
}

async function* rowsOf(source: Source, report: Report): AsyncGenerator<OwnArea> {
  const lines = readLines(source)
  const headings = (await firstLine(lines)).cells
  const columns = ownAreaColumns(headings)
  if (!columns) throw new FileRefused('A list of areas has the headings code, name, kind and parent_code')
  const seen = new Set<string>()
  for await (const { line, cells } of bodyLines(lines, headings.length, report)) {
    const cell = (index: number) => (index < 0 ? '' : (cells[index] ?? ''))
    const [code, name] = [cell(columns.code), cell(columns.name)]
    const kind = cell(columns.kind) || kindOfCode(code)
    const refuse = (heading: string, value: string, why: string) =>
      report.setAside.push({ place: atLine(line, heading), value, why })
    const tile = { column: Number(cell(columns.column)), row: Number(cell(columns.row)) }
    const drawn = cell(columns.column) !== '' && cell(columns.row) !== ''
    if (code === '') refuse('code', code, 'The area has no code')
    else if (name === '') refuse('name', code, 'The area has no name')
    else if (!kind) refuse('kind', code, 'The area says not what kind it is')
    else if (seen.has(code)) refuse('code', code, 'An earlier line has the same code')
    else if (drawn && !(Number.isInteger(tile.column) && Number.isInteger(tile.row)))
      refuse('column', code, 'The place of its tile is not two whole numbers')
    else {
      seen.add(code)
      report.kept += 1
      yield { code, name, kind, parentCode: cell(columns.parent) || null, tile: drawn ? tile : null }
    }
  }
}
