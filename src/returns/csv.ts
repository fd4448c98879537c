import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { refuse } from './refusal.ts'

/** The bytes of a file, from the start, as often as asked. */
export type Bytes = () => AsyncIterable<Uint8Array>

const pieceSize = 64 * 1024

export function bytesOf(file: Buffer | string): Bytes {
  if (typeof file === 'string') return () => createReadStream(file, { highWaterMark: pieceSize })
  return async function* () {
    for (let at = 0; at < file.length; at += pieceSize) yield file.subarray(at, at + pieceSize)
  }
}

export type CsvShape = { encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'; delimiter: string }

/** Reads the file through once to know how it is written. Excel writes CSV as Windows text or as tabbed UTF-16 too. */
export async function shapeOf(bytes: Bytes): Promise<CsvShape> {
  let encoding: CsvShape['encoding'] | undefined
  let strict = new TextDecoder('utf-8', { fatal: true })
  let start = ''
  let first = true
  let isUtf8 = true
  for await (const piece of bytes()) {
    if (first) {
      encoding = markedEncoding(piece)
      if (encoding) strict = new TextDecoder(encoding, { fatal: true })
      start = new TextDecoder(encoding ?? 'windows-1252').decode(piece)
      first = false
    }
    if (!encoding && piece.includes(0)) refuse('not-a-workbook')
    try {
      if (isUtf8) strict.decode(piece, { stream: true })
    } catch {
      isUtf8 = false
    }
  }
  if (start.trim() === '') refuse('empty')
  try {
    if (isUtf8) strict.decode()
  } catch {
    isUtf8 = false
  }
  const lines = start.split(/\r\n|\n|\r/, 12)
  const uses = (delimiter: string) => lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0)
  const delimiter = [',', ';', '\t', '|'].reduce((best, next) => (uses(next) > uses(best) ? next : best))
  return { encoding: encoding ?? (isUtf8 ? 'utf-8' : 'windows-1252'), delimiter }
}

function markedEncoding(piece: Uint8Array): CsvShape['encoding'] | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le'
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be'
  if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) return 'utf-8'
  return undefined
}

async function* decode(bytes: Bytes, encoding: string) {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes()) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

export type CsvRow = { cells: string[]; line: number }

/** The rows with the line each begins on. Quotes that never close refuse the file. */
export async function* csvRows(bytes: Bytes, { encoding, delimiter }: CsvShape): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    info: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
  })
  // The error reaches us through the loop below; the callback only keeps it from being thrown a second time.
  pipeline(Readable.from(decode(bytes, encoding)), parser, () => undefined)
  let line = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { cells: record, line }
      line = info.lines + 1
    }
  } catch (error) {
    if (error instanceof CsvError) refuse('broken-csv', String(line), csvTrouble(error.code))
    throw error
  }
}

const csvTrouble = (code: string) =>
  code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'a quotation mark is opened and never closed'
    : 'a quotation mark stands where none may stand'
