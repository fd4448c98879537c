import { radixSort } from '../blocking/radix-sort.ts'
import type { Matched } from '../match-lists.ts'
import { apartBits, type FlagArray, flagArray, undecidedReader } from './flags.ts'
import { firstRows, Groups } from './groups.ts'
import { type KeptApart, keptApart } from './kept-apart.ts'
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
  flags: FlagArray
  /** Settles the order of equal weights without looking at the order of rows. */
  ties: Uint32Array
  /** Flags that keep two clusters apart, as bits. */
  apart: number
  /** Pairs, marked, that do not say which of two who are kept apart a record is. */
  undecided: Uint8Array
  /** The same for any two rows, also those that no rule brought together. */
  keptApart: KeptApart
}

/** All pairs of a run with their weights. */
export function weighPairs(matched: Matched): WeighedPairs {
  const { pairs, weights: tables, model, frame } = matched
  const weights = new Float32Array(pairs.count)
  const flags = flagArray(model.flags?.length ?? 0, pairs.count)
  const ties = new Uint32Array(pairs.count)
  const undecided = new Uint8Array(pairs.count)
  const isUndecided = undecidedReader(model.flags ?? [], tables.outcomes)
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
      if (isUndecided(pattern)) undecided[at] = 1
      ties[at] = fingerprints[piece.a[i]!]! ^ fingerprints[piece.b[i]!]!
    }
  }
  return { rows: frame.rows, a, b, weights, flags, ties, undecided, apart: apartBits(model), keptApart: keptApart(matched) }
}

/**
 * Joins pairs in order of weight, heaviest first. A union is refused when the pairs known between the two clusters weigh less
 * than nothing on average, or when a record of one must be kept apart from a record of the other (possible twins), whether or not
 * those two were ever compared; a record that may be either of two such is joined with neither. Groups in which nothing speaks against anything are joined at once: no union in them could be
 * refused.
 */
export function clusterPairs(weighed: WeighedPairs, threshold: number): Clusters {
  const { rows, weights, flags, a, b, apart } = weighed
  const least = weightAt(threshold)
  const loose = new Groups(rows)
  for (let i = 0; i < a.length; i++)
    if (weights[i]! >= least && (flags[i]! & apart) === 0) loose.join(loose.root(a[i]!), loose.root(b[i]!))
  const rootOf = loose.flat()
  const contested = new Uint8Array(rows)
  const compared = new Int32Array(rows)
  for (let i = 0; i < a.length; i++) {
    const root = rootOf[a[i]!]!
    if (root !== rootOf[b[i]!]) continue
    compared[root]!++
    if (weights[i]! < 0 || (flags[i]! & apart) !== 0) contested[root] = 1
  }
  contestUnseen(weighed, rootOf, loose, compared, contested)
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

/** Groups whose records were not all compared with each other may hold two who must be kept apart all the same. */
function contestUnseen(
  { rows, keptApart }: WeighedPairs,
  rootOf: Int32Array,
  groups: Groups,
  compared: Int32Array,
  contested: Uint8Array,
): void {
  const members = new Map<number, number[]>()
  for (let row = 0; row < rows; row++) {
    const root = rootOf[row]!
    const size = groups.size(root)
    if (contested[root] === 1 || compared[root]! >= (size * (size - 1)) / 2) continue
    const before = members.get(root)
    if (before === undefined) members.set(root, [row])
    else {
      if (before.some((other) => keptApart(other, row))) contested[root] = 1
      before.push(row)
    }
  }
}

function joinGuarded(weighed: WeighedPairs, disputed: Int32Array, groups: Groups, least: number): Clusters['refused'] {
  const { weights, flags, a, b, apart, undecided, keptApart } = weighed
  const { starts, around } = pairsAround(weighed, disputed)
  const refused: Clusters['refused'] = []
  const either = eitherOfTwo(weighed, disputed, { starts, around }, least)
  const members = new Map<number, number[]>()
  const membersOf = (root: number) => members.get(root) ?? [root]
  for (const edge of byWeight(weighed, disputed, least)) {
    const one = groups.root(a[edge]!)
    const two = groups.root(b[edge]!)
    if (one === two) continue
    const [few, many] = membersOf(one).length < membersOf(two).length ? [one, two] : [two, one]
    let sum = 0
    let met = 0
    let against = undecided[edge] === 1 && (either.has(one) || either.has(two))
    for (const row of membersOf(few)) {
      for (let k = starts[row]!; k < starts[row + 1]!; k++) {
        const pair = around[k]!
        const other = a[pair] === row ? b[pair]! : a[pair]!
        if (groups.root(other) !== many) continue
        met++
        sum += weights[pair]!
        if ((flags[pair]! & apart) !== 0) against = true
      }
    }
    if (!against && met < membersOf(few).length * membersOf(many).length)
      against = membersOf(few).some((row) => membersOf(many).some((other) => keptApart(row, other)))
    if (against || sum < 0) {
      if (refused.length < 10_000) refused.push({ a: a[edge]!, b: b[edge]!, why: against ? 'kept apart' : 'evidence against' })
      continue
    }
    const together = [...membersOf(many), ...membersOf(few)]
    const root = groups.join(one, two)
    members.set(root, together)
    if (either.has(one) || either.has(two)) either.add(root)
  }
  return refused
}

/** Records that may be either of two who are kept apart: an initial between twins, or Ted between Edward and Theodore. */
function eitherOfTwo(
  { a, b, weights, flags, apart, undecided, keptApart }: WeighedPairs,
  disputed: Int32Array,
  { starts, around }: PairsAround,
  least: number,
): Set<number> {
  const either = new Set<number>()
  for (const row of new Set([...disputed].flatMap((i) => (undecided[i] === 1 ? [a[i]!, b[i]!] : [])))) {
    const others: number[] = []
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const pair = around[k]!
      if (undecided[pair] === 0 || weights[pair]! < least || (flags[pair]! & apart) !== 0) continue
      others.push(a[pair] === row ? b[pair]! : a[pair]!)
    }
    if (others.some((one, n) => others.slice(0, n).some((other) => keptApart(one, other)))) either.add(row)
  }
  return either
}

interface PairsAround {
  starts: Int32Array
  around: Int32Array
}

/** For each row the disputed pairs it is in, from starts[row] to starts[row + 1]. */
function pairsAround({ rows, a, b }: WeighedPairs, disputed: Int32Array): PairsAround {
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
