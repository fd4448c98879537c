import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** Pairs that people decided, or the person each record truly belongs to. */
export type Labels =
  | { kind: 'pairs'; same: Map<string, boolean> }
  | { kind: 'people'; personOf: Map<string, string>; truePairs(pairs: 'within' | 'between' | 'all'): number }

export interface ScoredPair {
  a: string
  b: string
  probability: number
  weight: number
}

export interface AtThreshold {
  threshold: number
  links: number
  precision: number
  recall: number
  f1: number
}

/** A record's name among labels: with its list when the file names lists. */
export function recordName(list: string | undefined, id: string): string {
  return list === undefined || list === '' ? id : `${list}:${id}`
}

export function pairName(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`
}

/** Labels with the columns `id_a, id_b, same` (and `list_a, list_b`), or `id, person` (and `list`). */
export function readLabels(path: string): Labels {
  const rows = rowsOf(path)
  const first = rows[0] ?? {}
  if ('id_a' in first && 'id_b' in first && 'same' in first) {
    const same = new Map<string, boolean>()
    rows.forEach((row, i) => {
      const answer = (row.same ?? '').toLowerCase()
      if (!['yes', 'no', '1', '0', 'true', 'false'].includes(answer))
        throw new Error(`${path}, line ${i + 2}: "same" should be yes or no, not "${row.same}"`)
      same.set(
        pairName(recordName(row.list_a, row.id_a!), recordName(row.list_b, row.id_b!)),
        ['yes', '1', 'true'].includes(answer),
      )
    })
    return { kind: 'pairs', same }
  }
  const person = 'person' in first ? 'person' : 'cluster' in first ? 'cluster' : undefined
  const id = 'id' in first ? 'id' : 'unique_id' in first ? 'unique_id' : undefined
  if (person === undefined || id === undefined)
    throw new Error(`${path} should have the columns id_a, id_b and same, or id and person`)
  const personOf = new Map(rows.map((row) => [recordName(row.list, row[id]!), row[person]!]))
  return {
    kind: 'people',
    personOf,
    truePairs(pairs) {
      const lists = new Map<string, Map<string, number>>()
      for (const row of rows) {
        const counts = lists.get(row[person]!) ?? new Map<string, number>()
        counts.set(row.list ?? '', (counts.get(row.list ?? '') ?? 0) + 1)
        lists.set(row[person]!, counts)
      }
      let total = 0
      for (const counts of lists.values()) {
        const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
        const within = [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
        total += pairs === 'within' ? within : pairs === 'between' ? (all * (all - 1)) / 2 - within : (all * (all - 1)) / 2
      }
      return total
    },
  }
}

/** Links as `match` wrote them. Lists are part of a record's name only when the labels name lists. */
export function readLinks(path: string, withLists: boolean): ScoredPair[] {
  return rowsOf(path).map((row) => ({
    a: recordName(withLists ? row.list_a : undefined, row.id_a!),
    b: recordName(withLists ? row.list_b : undefined, row.id_b!),
    probability: Number(row.probability),
    weight: Number(row.weight),
  }))
}

export function rowsOf(path: string): Array<Record<string, string>> {
  return parse(readFileSync(path), { bom: true, columns: true, skip_empty_lines: true, trim: true, relax_column_count: true })
}

export const usualThresholds = [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999]

/** Precision, recall and F1 at each threshold. With labelled pairs only, pairs nobody labelled are left out of both. */
export function scoreAgainst(
  labels: Labels,
  pairs: ScoredPair[],
  mode: 'within' | 'between' | 'all',
  thresholds = usualThresholds,
): AtThreshold[] {
  const judged = pairs.flatMap((pair) => {
    const same = labels.kind === 'pairs' ? labels.same.get(pairName(pair.a, pair.b)) : samePerson(labels.personOf, pair)
    return same === undefined ? [] : [{ probability: pair.probability, same }]
  })
  const all = labels.kind === 'people' ? labels.truePairs(mode) : [...labels.same.values()].filter(Boolean).length
  return thresholds.map((threshold) => {
    const above = judged.filter((pair) => pair.probability >= threshold)
    const right = above.filter((pair) => pair.same).length
    const precision = above.length > 0 ? right / above.length : 1
    const recall = all > 0 ? right / all : 0
    return {
      threshold,
      links: above.length,
      precision,
      recall,
      f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    }
  })
}

function samePerson(personOf: Map<string, string>, { a, b }: ScoredPair): boolean | undefined {
  const one = personOf.get(a)
  const two = personOf.get(b)
  return one === undefined || two === undefined ? undefined : one === two
}
