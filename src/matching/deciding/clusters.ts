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
  let at = 0
  for (const piece of pairs.pieces) {
    a.set(piece.a.subarray(0, piece.count), at)
    b.set(piece.b.subarray(0, piece.count), at)
    for (let i = 0; i < piece.count; i++, at++) {
      weights[at] = weightOf(tables, piece.patterns[i]!, piece.terms[i]!)
      flags[at] = tables.flagsOf(piece.patterns[i]!)
      ties[at] = frame.fingerprints[piece.a[i]!]! ^ frame.fingerprints[piece.b[i]!]!
    }
  }
  return { rows: frame.rows, a, b, weights, flags, ties, apart: apartBits(model) }
}

export function apartBits(model: Matched['model']): number {
  return (model.flags ?? []).reduce((bits, flag, f) => (flag.keepsApart ? bits | (1 << f) : bits), 0)
}

/**
 * Joins pairs in order of weight, heaviest first. A union is refused when the pairs known between the two clusters weigh less
 * than nothing on average, or when one of them is flagged to be kept apart (possible twins).
 */
export function clusterPairs(weighed: WeighedPairs, threshold: number): Clusters {
  const { rows, weights, flags, a, b, apart } = weighed
  const least = weightAt(threshold)
  const { starts, edges } = neighbours(rows, weighed, least)
  const order = byWeight(weighed, least)
  const parent = Int32Array.from({ length: rows }, (_, row) => row)
  const next = Int32Array.from({ length: rows }, (_, row) => row)
  const size = new Int32Array(rows).fill(1)
  const refused: Clusters['refused'] = []

  function root(row: number): number {
    while (parent[row] !== row) {
      parent[row] = parent[parent[row]!]!
      row = parent[row]!
    }
    return row
  }

  for (const edge of order) {
    const one = root(a[edge]!)
    const two = root(b[edge]!)
    if (one === two) continue
    const [small, large] = size[one]! < size[two]! || (size[one] === size[two] && one > two) ? [one, two] : [two, one]
    let sum = 0
    let against = false
    if (size[small]! > 1 || size[large]! > 1) {
      let row = small
      do {
        for (let e = starts[row]!; e < starts[row + 1]!; e++) {
          const pair = edges[e]!
          const other = a[pair] === row ? b[pair]! : a[pair]!
          if (root(other) !== large) continue
          sum += weights[pair]!
          if ((flags[pair]! & apart) !== 0) against = true
        }
        row = next[row]!
      } while (row !== small)
    }
    if (against || sum < 0) {
      if (refused.length < 10_000) refused.push({ a: a[edge]!, b: b[edge]!, why: against ? 'kept apart' : 'evidence against' })
      continue
    }
    parent[small] = large
    size[large]! += size[small]!
    const after = next[small]!
    next[small] = next[large]!
    next[large] = after
  }
  return { of: firstRows(rows, root), refused }
}

/** For each row that has a link the pairs it stands in with others that have one, row after row. */
function neighbours(rows: number, { weights, a, b }: WeighedPairs, least: number) {
  const linked = new Uint8Array(rows)
  for (let i = 0; i < a.length; i++) if (weights[i]! >= least) linked[a[i]!] = linked[b[i]!] = 1
  const starts = new Int32Array(rows + 2)
  let kept = 0
  for (let i = 0; i < a.length; i++) {
    if (linked[a[i]!] === 0 || linked[b[i]!] === 0) continue
    starts[a[i]! + 2]!++
    starts[b[i]! + 2]!++
    kept++
  }
  for (let row = 2; row < rows + 2; row++) starts[row]! += starts[row - 1]!
  const edges = new Int32Array(kept * 2)
  for (let i = 0; i < a.length; i++) {
    if (linked[a[i]!] === 0 || linked[b[i]!] === 0) continue
    edges[starts[a[i]! + 1]!++] = i
    edges[starts[b[i]! + 1]!++] = i
  }
  return { starts, edges }
}

/** Pairs at or above `least`, heaviest first; equal weights in an order that does not depend on the order of rows. */
function byWeight({ weights, flags, ties, apart }: WeighedPairs, least: number): Int32Array {
  const kept = new Int32Array(weights.length)
  let keys = new Uint32Array(weights.length)
  let count = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! < least || (flags[i]! & apart) !== 0) continue
    keys[count] = ties[i]!
    kept[count++] = i
  }
  const shuffled = radixSort(keys, kept, count).rows
  const bits = new Int32Array(1)
  const float = new Float32Array(bits.buffer)
  keys = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    float[0] = weights[shuffled[i]!]!
    const plain = bits[0]!
    // Floats sort as whole numbers once the sign is turned; the complement puts the heaviest first.
    keys[i] = ~(plain < 0 ? ~plain : plain | 0x80000000)
  }
  return radixSort(keys, shuffled, count).rows.subarray(0, count)
}

function firstRows(rows: number, root: (row: number) => number): Int32Array {
  const first = new Int32Array(rows).fill(-1)
  const of = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    const r = root(row)
    if (first[r] === -1) first[r] = row
    of[row] = first[r]!
  }
  return of
}
