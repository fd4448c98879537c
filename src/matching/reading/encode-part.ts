import type { Model } from '../model/model.ts'
import { type ListBytes, withSource } from './byte-source.ts'
import { type Fields, scanCsv } from './csv-scan.ts'
import { type Dictionary, DictionaryBuilder, hashBytes, shared } from './dictionary.ts'
import { type Refused, ValueEncoder } from './encode-value.ts'

/** A stretch of one list, to be read by one worker. */
export interface PartTask {
  model: Pick<Model, 'columns'>
  list: ListBytes
  from: number
  to: number
  delimiter: number
  /** Which field carries each of the model's columns (-1: none), which the record's own name, and how many fields a row has. */
  fieldOf: number[]
  idField: number
  fieldCount: number
}

export interface OddRow {
  line: number
  what: 'blank' | 'short' | 'long' | 'open quote'
}

export interface EncodedPart {
  rows: number
  /** Row by row, numbers of this part's own dictionaries. */
  codes: Int32Array
  /** One to a pool, in the order of `poolsOf`. */
  dictionaries: Dictionary[]
  ids: { bytes: Uint8Array; ends: Float64Array }
  /** A hash of everything in the row, so that sampling does not depend on the order of rows. */
  fingerprints: Int32Array
  filled: number[]
  refused: Refused[]
  odd: OddRow[]
  oddCounts: Record<OddRow['what'], number>
  began: number
  ended: number
  lines: number
}

/** The pools of a model and the pool of each column. */
export function poolsOf(columns: Model['columns']): { pools: string[]; poolOf: number[] } {
  const pools = [...new Set(columns.map((column) => column.pool ?? column.name))]
  return { pools, poolOf: columns.map((column) => pools.indexOf(column.pool ?? column.name)) }
}

/** Reads, cleans and numbers the rows of a part. */
export function encodePart(task: PartTask): EncodedPart {
  const { columns } = task.model
  const { pools, poolOf } = poolsOf(columns)
  const dictionaries = pools.map(() => new DictionaryBuilder(4096))
  const encoders = columns.map(
    (column, i) => new ValueEncoder(column.clean, column.blank, column.check, dictionaries[poolOf[i]!]!),
  )
  // Columns of one pool must share what was learned about a value, so the first one's encoder serves them all.
  const encoderOf = columns.map((_, i) => encoders[poolOf.indexOf(poolOf[i]!)]!)
  const width = columns.length
  let codes = new Int32Array(shared(Math.max(1024, Math.ceil((task.to - task.from) / 60)) * width * 4))
  let fingerprints = new Int32Array(shared(Math.ceil(codes.length / width) * 4))
  let idBytes = new Uint8Array(shared(65536))
  let idEnds = new Float64Array(shared(fingerprints.length * 8))
  const filled = columns.map(() => 0)
  const odd: OddRow[] = []
  const oddCounts = { blank: 0, short: 0, long: 0, 'open quote': 0 }
  let rows = 0
  let idUsed = 0

  function report(line: number, what: OddRow['what']) {
    oddCounts[what]++
    if (odd.length < 200 && oddCounts[what] <= 50) odd.push({ line, what })
  }

  function row(fields: Fields) {
    const { buffer, count, starts, ends } = fields
    if (isBlank(fields)) return report(fields.line, 'blank')
    if (count > task.fieldCount && hasText(fields, task.fieldCount)) return report(fields.line, 'long')
    if (count < task.fieldCount) report(fields.line, 'short')
    if (rows === fingerprints.length) {
      codes = grown(codes, width)
      fingerprints = grown(fingerprints, 1)
      const ends = new Float64Array(shared(fingerprints.length * 8))
      ends.set(idEnds)
      idEnds = ends
    }
    let print = 0x3c6ef372
    const at = rows * width
    for (let c = 0; c < width; c++) {
      const field = task.fieldOf[c]!
      const code = field < 0 || field >= count ? 0 : encoderOf[c]!.encode(buffer, starts[field]!, ends[field]!)
      codes[at + c] = code
      if (code !== 0) {
        filled[c]!++
        print ^= encoderOf[c]!.hash
      }
      print = Math.imul((print << 5) ^ (print >>> 7), 0x85ebca6b)
    }
    const idAt = task.idField
    if (idAt >= 0 && idAt < count) {
      let from = starts[idAt]!
      let to = ends[idAt]!
      while (from < to && buffer[from]! <= 32) from++
      while (to > from && buffer[to - 1]! <= 32) to--
      if (idUsed + to - from > idBytes.length) {
        const larger = new Uint8Array(shared((idBytes.length + to - from) * 2))
        larger.set(idBytes)
        idBytes = larger
      }
      print ^= hashBytes(buffer, from, to)
      for (let i = from; i < to; i++) idBytes[idUsed++] = buffer[i]!
    }
    idEnds[rows] = idUsed
    fingerprints[rows] = print ^ (print >>> 15)
    rows++
  }

  const scanned = withSource(task.list, (source) =>
    scanCsv(source, task.from, Math.min(task.to, source.size), task.delimiter, row),
  )
  for (const line of scanned.openQuotes) report(line, 'open quote')
  return {
    rows,
    codes: codes.subarray(0, rows * width),
    dictionaries: dictionaries.map(({ size, bytes, words, heads, hashes }) => ({ size, bytes, words, heads, hashes })),
    ids: { bytes: idBytes, ends: idEnds.subarray(0, rows) },
    fingerprints: fingerprints.subarray(0, rows),
    filled,
    refused: encoders.map((encoder) => encoder.refused),
    odd,
    oddCounts,
    began: scanned.began,
    ended: scanned.ended,
    lines: scanned.lines,
  }
}

function isBlank(fields: Fields) {
  for (let f = 0; f < fields.count && f < 512; f++) if (fieldHasText(fields, f)) return false
  return true
}

function hasText(fields: Fields, from: number) {
  for (let f = from; f < fields.count && f < 512; f++) if (fieldHasText(fields, f)) return true
  return false
}

function fieldHasText({ buffer, starts, ends }: Fields, field: number) {
  for (let i = starts[field]!; i < ends[field]!; i++) if (buffer[i]! > 32) return true
  return false
}

function grown(ints: Int32Array<SharedArrayBuffer>, width: number): Int32Array<SharedArrayBuffer> {
  const rows = ints.length / width
  const larger = new Int32Array(shared(Math.ceil(rows * 1.5) * width * 4))
  larger.set(ints)
  return larger
}
