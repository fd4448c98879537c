/** What a person decided about a pair of a known weight. */
export interface ClericalDecision {
  weight: number
  same: boolean
}

/**
 * A curve from weight to the share of such pairs that people called one person: never falling, learned by pooling neighbours
 * that stand in the wrong order (isotonic regression). Each step keeps half a decision of doubt, so that it never says 0 or 1.
 */
export function calibrate(decisions: ClericalDecision[]): Array<[weight: number, share: number]> {
  const sorted = [...decisions].sort((a, b) => a.weight - b.weight)
  const pools: Array<{ weights: number; same: number; count: number }> = []
  for (const { weight, same } of sorted) {
    pools.push({ weights: weight, same: same ? 1 : 0, count: 1 })
    while (pools.length > 1 && share(pools.at(-2)!) >= share(pools.at(-1)!)) {
      const last = pools.pop()!
      const before = pools.at(-1)!
      before.weights += last.weights
      before.same += last.same
      before.count += last.count
    }
  }
  let most = 0
  return pools.map((pool) => {
    // A small pool above a large one has more doubt; the curve still does not fall.
    most = Math.max(most, round((pool.same + 0.5) / (pool.count + 1)))
    return [round(pool.weights / pool.count), most]
  })
}

/** Between two points of the curve in proportion; beyond its ends as at the end. */
export function calibrated(curve: Array<[weight: number, share: number]>, weight: number): number {
  const after = curve.findIndex(([at]) => at >= weight)
  if (after === 0) return curve[0]![1]
  if (after < 0) return curve.at(-1)?.[1] ?? 0
  const [x1, y1] = curve[after - 1]!
  const [x2, y2] = curve[after]!
  return x2 === x1 ? y2 : y1 + ((y2 - y1) * (weight - x1)) / (x2 - x1)
}

function share(pool: { same: number; count: number }) {
  return pool.same / pool.count
}

function round(value: number) {
  return Number(value.toPrecision(6))
}
