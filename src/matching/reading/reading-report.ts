import type { Model } from '../model/model.ts'
import type { EncodedPart, OddRow } from './encode-part.ts'
import type { Frame } from './frame.ts'
import { repeatedIds } from './repeated-ids.ts'

export interface ListReport {
  list: string
  rows: number
  odd: OddRow[]
  oddCounts: Record<OddRow['what'], number>
  /** What a person should know about a column before trusting the result. */
  warnings: string[]
}

const oddWords: Record<OddRow['what'], string> = {
  blank: 'blank, left out',
  short: 'fewer fields than headings, the rest taken as missing',
  long: 'more fields than headings, left out',
  'open quote': 'a quotation mark that is never closed, read as a letter',
}

export function reportOf(
  list: string,
  model: Model,
  frame: Frame,
  i: number,
  { fieldOf, idField, unused }: { fieldOf: number[]; idField: number; unused: string[] },
  pieces: EncodedPart[],
): ListReport {
  const rows = frame.listStarts[i + 1]! - frame.listStarts[i]!
  const odd: OddRow[] = []
  const oddCounts = { blank: 0, short: 0, long: 0, 'open quote': 0 }
  let linesBefore = 1
  for (const piece of pieces) {
    for (const row of piece.odd) odd.push({ line: row.line + linesBefore, what: row.what })
    for (const what of Object.keys(oddCounts) as Array<OddRow['what']>) oddCounts[what] += piece.oddCounts[what]
    linesBefore += piece.lines
  }
  const warnings: string[] = []
  if (unused.length > 0)
    warnings.push(
      `${list}: nothing uses the ${unused.length === 1 ? 'heading' : 'headings'} ${unused.map((name) => `"${name}"`).join(', ')}`,
    )
  if (idField < 0)
    warnings.push(`${list} has no column for the record’s own name (--id names one): records are called by their row`)
  else warnings.push(...sayRepeated(list, repeatedIds(frame, i)))
  for (const [c, column] of model.columns.entries()) {
    if (fieldOf[c]! < 0) {
      warnings.push(`${list} has no column "${column.name}": it is missing in every record`)
      continue
    }
    const filled = pieces.reduce((sum, piece) => sum + piece.filled[c]!, 0)
    const first = frame.poolOf.indexOf(frame.poolOf[c]!)
    const refused = (kind: 'wrongKind' | 'failedCheck') => pieces.reduce((sum, piece) => sum + piece.refused[first]![kind], 0)
    const wrong = refused('wrongKind')
    const failed = refused('failedCheck')
    if (wrong > 0)
      warnings.push(`${list}: ${wrong} values of "${column.name}" are not a ${column.clean} and are taken as missing`)
    if (failed > 0)
      warnings.push(`${list}: ${failed} values of "${column.name}" fail the ${column.check} check digit and are taken as missing`)
    if (rows > 0 && filled === 0) warnings.push(`${list}: column "${column.name}" is empty`)
    else if (rows > 20 && isConstant(frame, i, c))
      warnings.push(`${list}: column "${column.name}" has the same value in every record`)
  }
  return { list, rows, odd: odd.slice(0, 100), oddCounts, warnings }
}

function isConstant(frame: Frame, list: number, column: number) {
  let seen = 0
  for (let row = frame.listStarts[list]!; row < frame.listStarts[list + 1]!; row++) {
    const code = frame.codes[row * frame.width + column]!
    if (code === 0) continue
    if (seen === 0) seen = code
    else if (code !== seen) return false
  }
  return seen !== 0
}

/** Two records of one name cannot be told apart in links, labels and explanations. */
function sayRepeated(list: string, ids: string[]): string[] {
  if (ids.length === 0) return []
  const some = ids.slice(0, 3).map((id) => `"${id}"`)
  const which = `${some.join(', ')}${ids.length > 3 ? ', …' : ''}`
  return [
    `${list}: ${ids.length} ${ids.length === 1 ? 'record name stands' : 'record names stand'} on more than one record (${which}); links cannot say which is meant`,
  ]
}

/** The report as lines for a person. */
export function wordsOf(report: ListReport): string[] {
  const lines = [...report.warnings]
  for (const { line, what } of report.odd) lines.push(`${report.list}, line ${line}: ${oddWords[what]}`)
  const told = report.odd.length
  const all = Object.values(report.oddCounts).reduce((sum, count) => sum + count, 0)
  if (all > told) lines.push(`${report.list}: ${all - told} more odd lines`)
  return lines
}
