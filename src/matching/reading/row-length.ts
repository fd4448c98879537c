import { withSource } from './byte-source.ts'
import type { ListToRead } from './read-lists.ts'

/** Bytes to a row, from the first 64 KB of each list. */
export function averageRowOf(lists: ListToRead[]): number {
  let bytes = 0
  let rows = 0
  for (const list of lists) {
    withSource(list.bytes, (source) => {
      const sample = new Uint8Array(Math.min(65536, source.size))
      const got = source.read(0, sample, 0, sample.length)
      bytes += got
      rows += Math.max(
        1,
        sample.subarray(0, got).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0),
      )
    })
  }
  return bytes / Math.max(1, rows)
}
