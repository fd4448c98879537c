import { radixSort } from '../blocking/radix-sort.ts'
import type { Matched } from '../match-lists.ts'
import type { Flag } from '../model/model.ts'
import { idOf, listOf } from '../reading/frame.ts'
import { calibrated } from '../training/calibration.ts'
import { type Clusters, clusterPairs, heaviestFirst, type WeighedPairs, weighPairs } from './clusters.ts'
import { probabilityOf, weightAt, weightOf } from './weights.ts'

export type Zone = 'certain' | 'review'

/** Two records that are, or may be, one person. */
export interface Link {
  a: { list: string; id: string; row: number }
  b: { list: string; id: string; row: number }
  weight: number
  probability: number
  zone: Zone
  /** The flags that send it to a person. */
  why: string[]
  /** The harm of deciding it wrongly, 0 to 5. */
  harm: number
  pattern: number
  term: number
}

export interface Decided {
  links: Links
  weighed: WeighedPairs
  clusters: Clusters
}

/** Records are joined into people from this probability on, heaviest pairs first. */
export const joinedFrom = 0.95

/** Why a pair that is heavy enough and raises no flag goes to a person all the same. */
export const eitherOfTwo = 'may be either of possible twins'

/**
 * Certain: the probability is high, nothing is flagged, and joining the two brings nobody together who must be kept apart. Review:
 * likely enough to be looked at, or flagged; the greater harm first, then the heavier evidence. Everything else is no link.
 */
export function decide(matched: Matched, clusterAt = joinedFrom): Decided {
  const weighed = weighPairs(matched)
  const clusters = clusterPairs(weighed, clusterAt)
  return { links: new Links(matched, weighed, torn(weighed, clusters, weightAt(clusterAt))), weighed, clusters }
}

/** Whether a pair heavy enough to be joined was not: all that is certain can be joined, and nobody meets whom they must not. */
function torn({ a, b, weights }: WeighedPairs, { of }: Clusters, least: number): (i: number) => boolean {
  return (i) => weights[i]! >= least && of[a[i]!] !== of[b[i]!]
}

/** The links of a run in the order they should be looked at. Each is made when asked for: a large run has millions. */
export class Links implements Iterable<Link> {
  readonly length: number
  /** The first so many are certain. */
  readonly certain: number
  readonly #matched: Matched
  readonly #weighed: WeighedPairs
  readonly #torn: (i: number) => boolean
  #order: Int32Array | undefined

  constructor(matched: Matched, weighed: WeighedPairs, torn: (i: number) => boolean) {
    this.#matched = matched
    this.#weighed = weighed
    this.#torn = torn
    const rankOf = ranks(matched, weighed, torn)
    let count = 0
    let sure = 0
    for (let i = 0; i < weighed.weights.length; i++) {
      const rank = rankOf(i)
      if (rank === certainRank) sure++
      if (rank !== noLink) count++
    }
    this.length = count
    this.certain = sure
  }

  /** Sorted when first asked for: who only wants clusters need not wait for it. */
  #sorted(): Int32Array {
    if (this.#order !== undefined) return this.#order
    const rankOf = ranks(this.#matched, this.#weighed, this.#torn)
    const kept = new Int32Array(this.length)
    let count = 0
    for (let i = 0; i < this.#weighed.weights.length; i++) if (rankOf(i) !== noLink) kept[count++] = i
    const byWeight = heaviestFirst(this.#weighed.weights, kept)
    this.#order = radixSort(Uint32Array.from(byWeight, rankOf), byWeight, count).rows
    return this.#order
  }

  at(n: number): Link {
    const i = this.#sorted()[n]!
    const { model, frame, weights } = this.#matched
    const { pattern, term } = this.#keptPair(i)
    const flags = model.flags ?? []
    const raised = flags.filter((_, f) => this.#weighed.flags[i]! & (1 << f)).map((flag) => flag.name)
    const torn = raised.length === 0 && n >= this.certain && this.#torn(i)
    const weight = weightOf(weights, pattern, term)
    const end = (row: number) => ({ list: frame.listNames[listOf(frame, row)]!, id: idOf(frame, row), row })
    return {
      a: end(this.#weighed.a[i]!),
      b: end(this.#weighed.b[i]!),
      weight,
      probability: model.calibration ? calibrated(model.calibration, weight) : probabilityOf(weight),
      zone: n < this.certain ? 'certain' : 'review',
      why: torn ? [eitherOfTwo] : raised,
      harm: harmOf(flags, torn ? this.#weighed.apart : this.#weighed.flags[i]!),
      pattern,
      term,
    }
  }

  *[Symbol.iterator](): Iterator<Link> {
    for (let n = 0; n < this.length; n++) yield this.at(n)
  }

  #keptPair(i: number): { pattern: number; term: number } {
    let at = i
    for (const piece of this.#matched.pairs.pieces) {
      if (at < piece.count) return { pattern: piece.patterns[at]!, term: piece.terms[at]! }
      at -= piece.count
    }
    throw new Error(`There is no pair ${i}`)
  }
}

const certainRank = 0
const noLink = 7

/** Where a pair stands: 0 for certain, then by harm, the greatest first; 7 for no link. */
function ranks(
  { model }: Matched,
  { weights, flags: raised, apart }: WeighedPairs,
  torn: (i: number) => boolean,
): (i: number) => number {
  const { thresholds, calibration, flags = [] } = model
  const [review, certain] = calibration ? [-Infinity, -Infinity] : [weightAt(thresholds.review), weightAt(thresholds.certain)]
  const byHarm = new Map<number, number>()
  const rankBy = (set: number) => {
    const known = byHarm.get(set) ?? 6 - harmOf(flags, set)
    byHarm.set(set, known)
    return known
  }
  return (i) => {
    const weight = weights[i]!
    if (weight < review || (calibration && calibrated(calibration, weight) < thresholds.review)) return noLink
    if (raised[i] !== 0) return rankBy(raised[i]!)
    if (torn(i)) return rankBy(apart)
    return (calibration ? calibrated(calibration, weight) >= thresholds.certain : weight >= certain) ? certainRank : rankBy(0)
  }
}

function harmOf(flags: Flag[], raised: number): number {
  let most = 0
  for (let f = 0, set = raised; set !== 0; f++, set >>>= 1) if (set & 1) most = Math.max(most, flags[f]?.harm ?? 0)
  return most
}
