import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { buildBlocks } from '../blocking/build-blocks.ts'
import type { Matched } from '../match-lists.ts'
import type { Model } from '../model/model.ts'
import { idOf, listOf } from '../reading/frame.ts'
import type { WeighedPairs } from './clusters.ts'
import { apartBits, flagArray } from './flags.ts'
import { mustAgree } from './kept-apart.ts'
import { recordName } from './truth.ts'
import { writeLines } from './write-lines.ts'

/**
 * Writes every compared pair with its weight, light ones too: guarded merging needs what speaks against a union as well. After them
 * stand the pairs of this part that must be kept apart though no rule compared them, at no weight.
 */
export function writePairs(path: string, matched: Matched, weighed: WeighedPairs, part = { number: 1, of: 1 }): void {
  const { frame } = matched
  const { a, b, weights, flags, ties, undecided, apart } = weighed
  const name = (row: number) =>
    JSON.stringify(recordName(frame.listNames[listOf(frame, row)], idOf(frame, row))).replaceAll('\\"', '""')
  const lines = function* () {
    for (let i = 0; i < a.length; i++) yield `${name(a[i]!)},${name(b[i]!)},${weights[i]},${flags[i]},${ties[i]},${undecided[i]}`
    for (const [one, two] of apartPairs(matched, weighed, part)) yield `${name(one)},${name(two)},0,${apart},0,0`
  }
  writeLines(path, 'a,b,weight,flags,tie,undecided', lines(), (line) => line)
}

/** Every two records of the lists that must be kept apart, shared out among the parts by the first of their block. */
function* apartPairs(
  { model, frame }: Matched,
  { apart, keptApart }: WeighedPairs,
  part: { number: number; of: number },
): Generator<[number, number]> {
  if (apart === 0) return
  const rules = mustAgree(model)
  if (rules === undefined)
    throw new Error('A flag of this model keeps records apart that need agree in nothing, so the work cannot be shared out')
  for (const on of rules) {
    const { members, starts } = buildBlocks({ frame, rule: { name: on.join(), on }, largestBlock: frame.rows, fallback: [] })
    for (let g = 0; g < starts.length - 1; g++) {
      if (members[starts[g]!]! % part.of !== part.number - 1) continue
      for (let i = starts[g]!; i < starts[g + 1]!; i++)
        for (let j = i + 1; j < starts[g + 1]!; j++) if (keptApart(members[i]!, members[j]!)) yield [members[i]!, members[j]!]
    }
  }
}

/** Puts the pairs of several parts together. Records are numbered in the order of their names, so the parts may come in any order. */
export async function readPairs(paths: string[], model: Model): Promise<{ weighed: WeighedPairs; names: string[] }> {
  const rows: Array<[a: string, b: string, weight: number, flags: number, tie: number, undecided: number]> = []
  for (const path of paths) {
    const parser = createReadStream(path).pipe(parse({ from_line: 2 }))
    for await (const [a, b, weight, flags, tie, undecided] of parser as AsyncIterable<string[]>)
      rows.push([a!, b!, Number(weight), Number(flags), Number(tie), Number(undecided)])
  }
  const names = [...new Set(rows.flatMap((row) => [row[0], row[1]]))].sort()
  const number = new Map(names.map((name, i) => [name, i]))
  const apart = apartBits(model)
  const a = Int32Array.from(rows, ([a]) => number.get(a)!)
  const b = Int32Array.from(rows, ([, b]) => number.get(b)!)
  const flags = flagArray(model.flags?.length ?? 0, rows.length)
  rows.forEach((row, i) => {
    flags[i] = row[3]
  })
  const twins = new Set<string>()
  for (let i = 0; i < a.length; i++) if ((flags[i]! & apart) !== 0) twins.add(pairOf(a[i]!, b[i]!))
  const weighed: WeighedPairs = {
    rows: names.length,
    a,
    b,
    weights: Float32Array.from(rows, ([, , weight]) => weight),
    flags,
    ties: Uint32Array.from(rows, ([, , , , tie]) => tie),
    undecided: Uint8Array.from(rows, (row) => row[5]),
    apart,
    keptApart: (one, two) => twins.has(pairOf(one, two)),
  }
  return { weighed, names }
}

const pairOf = (one: number, two: number) => (one < two ? `${one},${two}` : `${two},${one}`)
