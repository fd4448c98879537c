import type { Matched } from '../match-lists.ts'
import { idOf, listOf } from '../reading/frame.ts'
import { calibrated } from '../training/calibration.ts'
import { type Clusters, clusterPairs, type WeighedPairs, weighPairs } from './clusters.ts'
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
  links: Link[]
  weighed: WeighedPairs
  clusters: Clusters
}

/**
 * Certain: the probability is high and nothing is flagged. Review: likely enough to be looked at, or flagged; the greater harm
 * first, then the heavier evidence. Everything else is no link.
 */
export function decide(matched: Matched, clusterAt = 0.95): Decided {
  const weighed = weighPairs(matched)
  const { model, frame, pairs } = matched
  const least = leastWeight(matched)
  const flags = model.flags ?? []
  const links: Link[] = []
  let at = 0
  for (const piece of pairs.pieces) {
    for (let i = 0; i < piece.count; i++, at++) {
      const weight = weighed.weights[at]!
      if (weight < least) continue
      const raised = flags.filter((_, f) => weighed.flags[at]! & (1 << f))
      const probability = model.calibration ? calibrated(model.calibration, weight) : probabilityOf(weight)
      if (probability < model.thresholds.review) continue
      links.push({
        a: { list: frame.listNames[listOf(frame, piece.a[i]!)]!, id: idOf(frame, piece.a[i]!), row: piece.a[i]! },
        b: { list: frame.listNames[listOf(frame, piece.b[i]!)]!, id: idOf(frame, piece.b[i]!), row: piece.b[i]! },
        weight: weightOf(matched.weights, piece.patterns[i]!, piece.terms[i]!),
        probability,
        zone: probability >= model.thresholds.certain && raised.length === 0 ? 'certain' : 'review',
        why: raised.map((flag) => flag.name),
        harm: raised.reduce((most, flag) => Math.max(most, flag.harm), 0),
        pattern: piece.patterns[i]!,
        term: piece.terms[i]!,
      })
    }
  }
  links.sort(
    (x, y) =>
      Number(x.zone === 'review') - Number(y.zone === 'review') ||
      (x.zone === 'review' ? y.harm - x.harm : 0) ||
      y.weight - x.weight,
  )
  return { links, weighed, clusters: clusterPairs(weighed, clusterAt) }
}

function leastWeight({ model }: Matched): number {
  // A calibration may call light pairs likely, so with one every pair is looked at.
  return model.calibration ? -Infinity : weightAt(model.thresholds.review)
}
