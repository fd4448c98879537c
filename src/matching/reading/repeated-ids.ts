import { hashBytes } from './dictionary.ts'
import { type Frame, idOf } from './frame.ts'

/** Names that stand on more than one record of a list, each once, in the order of their second record. */
export function repeatedIds(frame: Frame, list: number): string[] {
  const from = frame.listStarts[list]!
  const to = frame.listStarts[list + 1]!
  let size = 16
  while (size < (to - from) * 2) size *= 2
  const rows = new Int32Array(size)
  const hashes = new Int32Array(size)
  const repeated = new Set<string>()
  for (const piece of frame.ids) {
    const last = piece.from + piece.ends.length
    for (let row = Math.max(from, piece.from); row < Math.min(to, last); row++) {
      const i = row - piece.from
      const start = i === 0 ? 0 : piece.ends[i - 1]!
      if (piece.ends[i] === start) continue
      const hash = hashBytes(piece.bytes, start, piece.ends[i]!)
      let slot = hash & (size - 1)
      // Two names of one hash are nearly always one name; only then are they read.
      while (rows[slot] !== 0 && (hashes[slot] !== hash || idOf(frame, rows[slot]! - 1) !== idOf(frame, row)))
        slot = (slot + 1) & (size - 1)
      if (rows[slot] !== 0) repeated.add(idOf(frame, row))
      else {
        rows[slot] = row + 1
        hashes[slot] = hash
      }
    }
  }
  return [...repeated]
}
