import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { MatchResult } from './match-files.ts'
import { idOf } from './reading/frame.ts'

/** In the febrl lists the person is the number in `rec-N-org`. */
export function febrlTruth({ matched: { frame } }: Pick<MatchResult, 'matched'>): Int32Array {
  return Int32Array.from({ length: frame.rows }, (_, row) => Number(/\d+/.exec(idOf(frame, row))![0]))
}

/** In the made lists the person is the column `cluster`; those lists have no quotes and no odd rows. */
export function clusterTruth(path: string): Int32Array {
  const raw = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('latin1').trimEnd().split('\n')
  const column = lines[0]!.split(',').indexOf('cluster')
  return Int32Array.from(lines.slice(1), (line) => Number(line.split(',')[column]))
}
