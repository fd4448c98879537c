import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { parse } from 'csv-parse'
import type { Matched } from '../match-lists.ts'
import { idOf, listOf } from '../reading/frame.ts'
import type { WeighedPairs } from './clusters.ts'
import { recordName } from './truth.ts'

/** Writes every compared pair with its weight, light ones too: guarded merging needs what speaks against a union as well. */
export function writePairs(path: string, { frame }: Matched, { a, b, weights, flags, ties }: WeighedPairs): void {
  const file = openSync(path, 'w')
  const name = (row: number) =>
    JSON.stringify(recordName(frame.listNames[listOf(frame, row)], idOf(frame, row))).replaceAll('\\"', '""')
  try {
    let text = 'a,b,weight,flags,tie\n'
    for (let i = 0; i < a.length; i++) {
      text += `${name(a[i]!)},${name(b[i]!)},${weights[i]},${flags[i]},${ties[i]}\n`
      if (text.length > 1 << 20) {
        writeSync(file, text)
        text = ''
      }
    }
    writeSync(file, text)
  } finally {
    closeSync(file)
  }
}

/** Puts the pairs of several parts together. Records are numbered in the order of their names, so the parts may come in any order. */
export async function readPairs(paths: string[], apart: number): Promise<{ weighed: WeighedPairs; names: string[] }> {
  const rows: Array<[a: string, b: string, weight: number, flags: number, tie: number]> = []
  for (const path of paths) {
    const parser = createReadStream(path).pipe(parse({ from_line: 2 }))
    for await (const [a, b, weight, flags, tie] of parser as AsyncIterable<string[]>)
      rows.push([a!, b!, Number(weight), Number(flags), Number(tie)])
  }
  const names = [...new Set(rows.flatMap((row) => [row[0], row[1]]))].sort()
  const number = new Map(names.map((name, i) => [name, i]))
  const weighed: WeighedPairs = {
    rows: names.length,
    a: Int32Array.from(rows, ([a]) => number.get(a)!),
    b: Int32Array.from(rows, ([, b]) => number.get(b)!),
    weights: Float32Array.from(rows, ([, , weight]) => weight),
    flags: Uint8Array.from(rows, ([, , , flags]) => flags),
    ties: Uint32Array.from(rows, ([, , , , tie]) => tie),
    apart,
  }
  return { weighed, names }
}
