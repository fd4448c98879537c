import { weightAt } from './deciding/weights.ts'
import type { MatchResult } from './match-files.ts'
import type { Model } from './model/model.ts'

export interface Score {
  precision: number
  recall: number
  f1: number
  falseLinks: number
}

export interface Scores {
  truePairs: number
  best: Score
  at95: Score
  certain: Score
  clusters: Score
}

/** How well a run did against the person each row truly is; used by tests and the bench. */
export function scoreAgainstTruth({ matched, weighed, clusters }: MatchResult, truth: ArrayLike<string | number>): Scores {
  const { a, b, weights, flags } = weighed
  const truePairs = countTruePairs(matched.frame.listStarts, truth, matched.model.pairs)
  const scoreOf = (right: number, all: number): Score => {
    const precision = all > 0 ? right / all : 1
    const recall = right / truePairs
    return {
      precision,
      recall,
      f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
      falseLinks: all - right,
    }
  }
  const order = Int32Array.from(a, (_, i) => i).sort((x, y) => weights[y]! - weights[x]!)
  const counts = { at95: [0, 0], certain: [0, 0] }
  let best = scoreOf(0, 0)
  let right = 0
  order.forEach((i, n) => {
    const same = truth[a[i]!] === truth[b[i]!] ? 1 : 0
    right += same
    const last = n + 1 === order.length || weights[order[n + 1]!]! < weights[i]!
    const score = scoreOf(right, n + 1)
    if (last && score.f1 > best.f1) best = score
    for (const [zone, least] of [
      ['at95', 0.95],
      ['certain', matched.model.thresholds.certain],
    ] as const) {
      const safe = flags[i] === 0 && clusters.of[a[i]!] === clusters.of[b[i]!]
      if (weights[i]! < weightAt(least) || (zone === 'certain' && !safe)) continue
      counts[zone][0]! += same
      counts[zone][1]!++
    }
  })
  const merged = clusterCounts(clusters.of, truth)
  return {
    truePairs,
    best,
    at95: scoreOf(counts.at95[0]!, counts.at95[1]!),
    certain: scoreOf(counts.certain[0]!, counts.certain[1]!),
    clusters: scoreOf(merged.right, merged.all),
  }
}

function countTruePairs(listStarts: number[], truth: ArrayLike<string | number>, pairs: Model['pairs']): number {
  const pairsIn = (from: number, to: number) => {
    const sizes = new Map<string | number, number>()
    for (let row = from; row < to; row++) sizes.set(truth[row]!, (sizes.get(truth[row]!) ?? 0) + 1)
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  }
  const all = pairsIn(0, listStarts.at(-1)!)
  if (pairs === 'all') return all
  const within = listStarts.slice(1).reduce((sum, end, list) => sum + pairsIn(listStarts[list]!, end), 0)
  return pairs === 'within' ? within : all - within
}

function clusterCounts(of: Int32Array, truth: ArrayLike<string | number>): { right: number; all: number } {
  const members = new Map<number, number[]>()
  of.forEach((cluster, row) => {
    const rows = members.get(cluster)
    if (rows) rows.push(row)
    else members.set(cluster, [row])
  })
  let right = 0
  let all = 0
  for (const rows of members.values()) {
    all += (rows.length * (rows.length - 1)) / 2
    for (let i = 0; i < rows.length; i++)
      for (let j = i + 1; j < rows.length; j++) if (truth[rows[i]!] === truth[rows[j]!]) right++
  }
  return { right, all }
}
