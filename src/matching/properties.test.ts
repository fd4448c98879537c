import { beforeAll, expect, test } from 'vitest'
import { generatePeople, peopleHeading } from './generating/generate-people.ts'
import { seeded } from './generating/random.ts'
import { LiveIndex } from './live/live-index.ts'
import { type MatchResult, matchLists } from './match-files.ts'
import type { Model } from './model/model.ts'
import { readModel, writeModel } from './model/model-file.ts'
import { peopleModel } from './model/people-model.ts'
import { listFromText } from './reading/byte-source.ts'
import { readLists } from './reading/read-lists.ts'
import { inThisThread } from './work/pool.ts'

const heading = peopleHeading.split(',')
const rows = [...generatePeople({ rows: 3000, seed: 21, slips: 0.08 })]
const listOfRows = (some: string[], name = 'people') => ({ name, bytes: listFromText(`${peopleHeading}\n${some.join('\n')}\n`) })
let trained: Model
let whole: MatchResult

beforeAll(async () => {
  whole = await matchLists(peopleModel, [listOfRows(rows)], { train: true })
  trained = whole.matched.model
})

/** Links by the names of their records, whichever comes first. */
function linksOf(result: MatchResult, zone?: 'certain') {
  const links = [...result.links].filter((link) => zone === undefined || link.zone === zone)
  return new Map(links.map((link) => [[link.a.id, link.b.id].sort().join(), link.weight]))
}

function peopleIn(result: MatchResult, ids: string[]): string[] {
  const members = new Map<number, string[]>()
  ids.forEach((id, row) => {
    const cluster = result.clusters.of[row]!
    members.set(cluster, [...(members.get(cluster) ?? []), id])
  })
  return [...members.values()].map((some) => some.sort().join()).sort()
}

const idsOf = (some: string[]) => some.map((row) => row.slice(0, row.indexOf(',')))

test('the order of rows does not matter, to training either', async () => {
  const random = seeded(3)
  const shuffled = rows
    .map((row) => ({ row, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
  const other = await matchLists(peopleModel, [listOfRows(shuffled)], { train: true })
  expect(other.matched.model).toEqual(trained)
  expect([...linksOf(other)].sort()).toEqual([...linksOf(whole)].sort())
  expect(peopleIn(other, idsOf(shuffled))).toEqual(peopleIn(whole, idsOf(rows)))
})

test('adding a list never loses a certain link', async () => {
  const first = rows.slice(0, 1500)
  const before = linksOf(await matchLists(trained, [listOfRows(first)]), 'certain')
  const after = linksOf(await matchLists(trained, [listOfRows(first), listOfRows(rows.slice(1500), 'more')]), 'certain')
  expect(before.size).toBeGreaterThan(500)
  for (const [pair, weight] of before) expect(after.get(pair), pair).toBe(weight)
})

test('a model read back from its file gives the same weights to the last decimal', async () => {
  const again = await matchLists(readModel(writeModel(trained)), [listOfRows(rows)])
  expect([...linksOf(again)].sort()).toEqual([...linksOf(whole)].sort())
})

test('two workers find what one finds', async () => {
  const many = [...generatePeople({ rows: 45_000, seed: 22 })]
  const [one, two] = await Promise.all([1, 2].map((workers) => matchLists(trained, [listOfRows(many)], { workers })))
  expect([...linksOf(two!)].sort()).toEqual([...linksOf(one!)].sort())
  expect(peopleIn(two!, idsOf(many))).toEqual(peopleIn(one!, idsOf(many)))
})

test('a run that keeps only heavy pairs finds the same links', async () => {
  const sparing = await matchLists(trained, [listOfRows(rows)], { mostPairs: 1000 })
  expect(sparing.matched.candidates).toBeLessThan(whole.matched.candidates)
  expect([...linksOf(sparing)].sort()).toEqual([...linksOf(whole)].sort())
})

test('the live index gives what a batch gives, through adding, changing and removing', async () => {
  const asRecord = (row: string) => Object.fromEntries(row.split(',').map((value, i) => [heading[i]!, value]))
  const { frame } = await readLists(trained, [listOfRows(rows.slice(0, 2000))], inThisThread())
  const live = new LiveIndex(trained, frame)
  for (const row of rows.slice(2000)) live.add(idsOf([row])[0]!, asRecord(row))
  live.change('5', { first_name: 'Somebody', surname: 'Else' })
  live.change('5', asRecord(rows[5]!))
  live.remove('6')
  expect(live.size).toBe(2999)
  const rest = rows.filter((_, i) => i !== 6)
  const batch = linksOf(await matchLists(trained, [listOfRows(rest)]))
  const found = new Map<string, number>()
  for (const row of rest) {
    const id = idsOf([row])[0]!
    for (const match of live.match(asRecord(row))) if (match.id !== id) found.set([id, match.id].sort().join(), match.weight)
  }
  expect([...found].sort()).toEqual([...batch].sort())
})
