import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { atLine, FileRefused, type Report, type Source } from './report.ts'

/** One line of a comma-separated file, with its number in the file. */
export type Line = { line: number; cells: string[] }

type Parsed = { record: string[]; info: { lines: number } }

/** Streams a comma-separated file, byte order mark or not. A broken quote refuses the file. */
export async function* readLines(source: Source): AsyncGenerator<Line> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true })
  // The iterator below throws what goes wrong upstream; without a handler here it would also be thrown unhandled.
  const flow = pipeline(Readable.from(source), parser).catch(() => undefined)
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) yield { line: info.lines, cells: record }
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && String(problem.code).startsWith('CSV_'))
      throw new FileRefused(`This is not a comma-separated file that can be read: ${problem.message}`)
    throw problem
  } finally {
    parser.destroy()
    await flow
  }
}

/** The lines after the headings. A line with a value too many or too few is set aside: its columns cannot be told. */
export async function* bodyLines(lines: AsyncIterator<Line>, columns: number, report: Report): AsyncGenerator<Line> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const { line, cells } = next.value
    report.read += 1
    if (cells.length === columns) yield next.value
    else {
      const why = `The line has ${cells.length} values and the headings name ${columns}`
      report.setAside.push({ place: atLine(line), value: cells.slice(0, 3).join(', '), why })
    }
  }
}

/** The first line, or a refusal when the file is empty. */
export async function firstLine(lines: AsyncIterator<Line>): Promise<Line> {
  const first = await lines.next()
  if (first.done) throw new FileRefused('The file is empty')
  return first.value
}
