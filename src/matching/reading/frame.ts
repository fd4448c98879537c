import type { Column } from '../model/model.ts'
import { type Dictionary, textOf } from './dictionary.ts'

/** All records of all lists as numbers, in memory that every worker sees. */
export interface Frame {
  rows: number
  /** Numbers in a row: one to a column, padded so that rows of up to eight share cache lines evenly. */
  width: number
  codes: Int32Array
  columns: Column[]
  poolOf: number[]
  dictionaries: Dictionary[]
  /** For each part that rules or conditions ask for (`dob:year`): by number of the value, number of the part's value. */
  parts: Record<string, { codes: Int32Array; dictionary: Dictionary }>
  /** First row of each list, and one past the last row. */
  listStarts: number[]
  listNames: string[]
  fingerprints: Int32Array
  ids: Array<{ from: number; bytes: Uint8Array; ends: Float64Array }>
}

export function listOf(frame: Frame, row: number): number {
  let list = 0
  while (list + 1 < frame.listNames.length && frame.listStarts[list + 1]! <= row) list++
  return list
}

// Buffers over the shared memory of the names: TextDecoder refuses memory that is shared.
const views = new WeakMap<Uint8Array, Buffer>()

/** The record's own name in its list; the row number when the list has no such column. */
export function idOf(frame: Frame, row: number): string {
  let piece = 0
  while (piece + 1 < frame.ids.length && frame.ids[piece + 1]!.from <= row) piece++
  const { from, bytes, ends } = frame.ids[piece]!
  const i = row - from
  const start = i === 0 ? 0 : ends[i - 1]!
  const end = ends[i]!
  return end > start ? viewOf(bytes).toString('utf8', start, end) : String(row - frame.listStarts[listOf(frame, row)]! + 1)
}

function viewOf(bytes: Uint8Array): Buffer {
  let view = views.get(bytes)
  if (view === undefined) {
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    views.set(bytes, view)
  }
  return view
}

export function columnIndex(frame: Pick<Frame, 'columns'>, name: string): number {
  return frame.columns.findIndex((column) => column.name === name)
}

/** The cleaned value of a field, as text. */
export function fieldOf(frame: Frame, row: number, column: string): string {
  const c = columnIndex(frame, column)
  return textOf(frame.dictionaries[frame.poolOf[c]!]!, frame.codes[row * frame.width + c]!)
}
