import { radixSort } from '../blocking/radix-sort.ts'
import type { Matched } from '../match-lists.ts'
import { weightAt, weightOf } from './weights.ts'

export interface Clusters {
  /** For each row the first row of its cluster. */
  of: Int32Array
  /** Unions that were refused because what is known between the two clusters is against them. */
  refused: Array<{ a: number; b: number; why: 'evidence against' | 'kept apart' }>
}

/** Pairs with their weights, wherever they were compared. */
export interface WeighedPairs {
  rows: number
  a: Int32Array
  b: Int32Array
  weights: Float32Array
  flags: Uint8Array
  /** Settles the order of equal weights without looking at the order of rows. */
  ties: Uint32Array
  /** Flags that keep two clusters apart, as bits. */
  apart: number
}

/** All pairs of a run with their weights. */
export function weighPairs({ pairs, weights: tables, model, frame }: Matched): WeighedPairs {
  const weights = new Float32Array(pairs.count)
  const flags = new Uint8Array(pairs.count)
  const ties = new Uint32Array(pairs.count)
  const a = new Int32Array(pairs.count)
  const b = new Int32Array(pairs.count)
  const { dense } = tables
  const { fingerprints } = frame
  let at = 0
  for (const piece of pairs.pieces) {
    a.set(piece.a.subarray(0, piece.count), at)
    b.set(piece.b.subarray(0, piece.count), at)
    for (let i = 0; i < piece.count; i++, at++) {
      const pattern = piece.patterns[i]!
      weights[at] = dense === undefined ? weightOf(tables, pattern, piece.terms[i]!) : dense[pattern]! + piece.terms[i]!
      flags[at] = tables.flagsOf(pattern)
      ties[at] = fingerprints[piece.a[i]!]! ^ fingerprints[piece.b[i]!]!
    }
  }
  return { rows: frame.rows, a, b, weights, flags, ties, apart: apartBits(model) }
}

export function apartBits(model: Matched['model']): number {
  return (model.flags ?? []).reduce((bits, flag, f) => (flag.keepsApart ? bits | (1 << f) : bits), 0)
}

/**
 * Joins pairs in order of weight, heaviest first. A union is refused when the pairs known between the two clusters weigh less
 * than nothing on average, or when one of them is flagged to be kept apart (possible twins). Groups in which nothing speaks
 * against anything are joined at once: no union in them could be refused.
 */
export function clusterPairs(weighed: WeighedPairs, threshold: number): Clusters {
  const { rows, weights, flags, a, b, apart } = weighed
  const least = weightAt(threshold)
  const loose = new Groups(rows)
  for (let i = 0; i < a.length; i++)
    if (weights[i]! >= least && (flags[i]! & apart) === 0) loose.join(loose.root(a[i]!), loose.root(b[i]!))
  const rootOf = loose.flat()
  const contested = new Uint8Array(rows)
  for (let i = 0; i < a.length; i++) {
    if (weights[i]! >= 0 && (flags[i]! & apart) === 0) continue
    const root = rootOf[a[i]!]!
    if (root === rootOf[b[i]!]) contested[root] = 1
  }
  const disputed = new Int32Array(a.length)
  let count = 0
  for (let i = 0; i < a.length; i++) {
    const root = rootOf[a[i]!]!
    if (contested[root] === 1 && root === rootOf[b[i]!]) disputed[count++] = i
  }
  loose.dissolve(contested)
  const refused = joinGuarded(weighed, disputed.slice(0, count), loose, least)
  return { of: firstRows(loose.flat()), refused }
}

function joinGuarded(weighed: WeighedPairs, disputed: Int32Array, groups: Groups, least: number): Clusters['refused'] {
  const { weights, flags, a, b, apart } = weighed
  const { starts, around } = pairsAround(weighed, disputed)
  const refused: Clusters['refused'] = []
  const members = new Map<number, number[]>()
  const membersOf = (root: number) => members.get(root) ?? [root]
  for (const edge of byWeight(weighed, disputed, least)) {
    const one = groups.root(a[edge]!)
    const two = groups.root(b[edge]!)
    if (one === two) continue
    const [few, many] = membersOf(one).length < membersOf(two).length ? [one, two] : [two, one]
    let sum = 0
    let against = false
    for (const row of membersOf(few)) {
      for (let k = starts[row]!; k < starts[row + 1]!; k++) {
        const pair = around[k]!
        const other = a[pair] === row ? b[pair]! : a[pair]!
        if (groups.root(other) !== many) continue
        sum += weights[pair]!
        if ((flags[pair]! & apart) !== 0) against = true
      }
    }
    if (against || sum < 0) {
      if (refused.length < 10_000) refused.push({ a: a[edge]!, b: b[edge]!, why: against ? 'kept apart' : 'evidence against' })
      continue
    }
    const together = [...membersOf(many), ...membersOf(few)]
    members.set(groups.join(one, two), together)
  }
  return refused
}

/** For each row the disputed pairs it is in, from starts[row] to starts[row + 1]. */
function pairsAround({ rows, a, b }: WeighedPairs, disputed: Int32Array): { starts: Int32Array; around: Int32Array } {
  const starts = new Int32Array(rows + 2)
  for (const i of disputed) {
    starts[a[i]! + 2]!++
    starts[b[i]! + 2]!++
  }
  for (let row = 0; row < rows; row++) starts[row + 2]! += starts[row + 1]!
  const around = new Int32Array(disputed.length * 2)
  for (const i of disputed) {
    around[starts[a[i]! + 1]!++] = i
    around[starts[b[i]! + 1]!++] = i
  }
  return { starts, around }
}

/** Union by size, with paths halved. */
class Groups {
  readonly #parent: Int32Array
  readonly #size: Int32Array

  constructor(rows: number) {
    this.#parent = new Int32Array(rows)
    for (let row = 0; row < rows; row++) this.#parent[row] = row
    this.#size = new Int32Array(rows).fill(1)
  }

  root(row: number): number {
    const parent = this.#parent
    while (parent[row] !== row) {
      parent[row] = parent[parent[row]!]!
      row = parent[row]!
    }
    return row
  }

  /** Joins two roots and gives the root of both. */
  join(one: number, two: number): number {
    if (one === two) return one
    const [few, many] = this.#size[one]! < this.#size[two]! ? [one, two] : [two, one]
    this.#parent[few] = many
    this.#size[many]! += this.#size[few]!
    return many
  }

  /** The root of every row. */
  flat(): Int32Array {
    const parent = this.#parent
    for (let row = 0; row < parent.length; row++) parent[row] = this.root(row)
    return parent.slice()
  }

  /** Takes marked groups apart into single rows again. Wants every row to hang on its root itself, as after `flat`. */
  dissolve(marked: Uint8Array): void {
    for (let row = 0; row < marked.length; row++) {
      if (marked[this.#parent[row]!] === 0) continue
      this.#parent[row] = row
      this.#size[row] = 1
    }
  }
}

/** Pairs at or above `least`, heaviest first; equal weights in an order that does not depend on the order of rows. */
function byWeight({ weights, flags, ties, apart }: WeighedPairs, among: Int32Array, least: number): Int32Array {
  const kept = new Int32Array(among.length)
  const keys = new Uint32Array(among.length)
  let count = 0
  for (const i of among) {
    if (weights[i]! < least || (flags[i]! & apart) !== 0) continue
    keys[count] = ties[i]!
    kept[count++] = i
  }
  return heaviestFirst(weights, radixSort(keys, kept, count).rows.subarray(0, count))
}

/** Pairs by weight, the heaviest first; equal weights stay in the order given. */
export function heaviestFirst(weights: Float32Array, pairs: Int32Array): Int32Array {
  const bits = new Int32Array(1)
  const float = new Float32Array(bits.buffer)
  const keys = new Uint32Array(pairs.length)
  for (let i = 0; i < pairs.length; i++) {
    float[0] = weights[pairs[i]!]!
    const plain = bits[0]!
    // Floats sort as whole numbers once the sign is turned; the complement puts the heaviest first.
    keys[i] = ~(plain < 0 ? ~plain : plain | 0x80000000)
  }
  return radixSort(keys, pairs, pairs.length).rows.subarray(0, pairs.length)
}

function firstRows(rootOf: Int32Array): Int32Array {
  const first = new Int32Array(rootOf.length).fill(-1)
  const of = new Int32Array(rootOf.length)
  for (let row = 0; row < of.length; row++) {
    const root = rootOf[row]!
    if (first[root] === -1) first[root] = row
    of[row] = first[root]!
  }
  return of
}
