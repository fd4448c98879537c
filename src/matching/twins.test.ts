import { beforeAll, describe, expect, test } from 'vitest'
import { generatePeople, peopleHeading } from './generating/generate-people.ts'
import { surnameOf } from './generating/name-stock.ts'
import { seeded } from './generating/random.ts'
import { LiveIndex } from './live/live-index.ts'
import { type MatchResult, matchLists } from './match-files.ts'
import type { Model } from './model/model.ts'
import { peopleModel } from './model/people-model.ts'
import { listFromText } from './reading/byte-source.ts'
import { readLists } from './reading/read-lists.ts'
import { isKnownForename, knownForenames } from './text/known-forenames.ts'
import { isOneName } from './text/name-forms.ts'
import { nameFamilies } from './text/nicknames.ts'
import { damerauLevenshteinOf, jaroWinklerOf } from './text/similarity.ts'
import { areTwoNames } from './text/two-names.ts'
import { inThisThread } from './work/pool.ts'

const pairsFound = [
  ['edward', 'theodore'], ['hannah', 'anna'], ['emily', 'emma'], ['ella', 'helen'], ['mia', 'maria'], ['ali', 'alice'], ['harry', 'harriet'],
  ['ted', 'theo'], ['oliver', 'olivia'], ['louis', 'louise'], ['liam', 'william'], ['jack', 'john'], ['amelia', 'emilia'], ['luke', 'lucas'],
] as const // biome-ignore format: pairs read better in rows

test.each(pairsFound)('%s and %s are two names', (one, other) => {
  expect([areTwoNames(one, other), areTwoNames(other, one)]).toEqual([true, true])
})

test.each([
  ['sofia', 'sophia', 'spellings of one name'],
  ['mohammed', 'muhammad', 'spellings of one name'],
  ['kate', 'catherine', 'a name and its short form'],
  ['ted', 'theodore', 'a name and its short form'],
  ['ted', 'edward', 'and of another name'],
  ['emlly', 'emily', 'one edit, and nobody is called Emlly'],
  ['ivy', 'viy', 'a swap'],
  ['emlly', 'emiky', 'two slips of one name'],
  ['e', 'edward', 'an initial says nothing against'],
  ['', 'edward', 'nor does a blank'],
  ['mary', 'mary jane', 'a middle name that one list has not'],
  ['mary j', 'mary jane', 'or has as an initial'],
  ['john paul', 'johnpaul', 'written as one word'],
  ['jane mary', 'mary jane', 'in another order'],
])('%s and %s may be one name: %s', (one, other) => {
  expect([areTwoNames(one, other), areTwoNames(other, one)]).toEqual([false, false])
})

test.each([
  ['g', 'hannah', 'the initial of another name'],
  ['mary jane', 'mary ann', 'one word in common is not the name'],
  ['muhammad ali', 'muhammad hassan', 'nor is the one that many boys carry'],
  ['oluwaseun', 'oluwatobi', 'neither is on any list, and they begin alike'],
  ['mia', 'mya rose', 'both are names; a middle name does not hide it'],
])('%s and %s are two names: %s', (one, other, why) => {
  // Mya is a spelling of Mia, so the last row is one name; it stands here to show that the rest of the name does not matter.
  expect(areTwoNames(one, other)).toBe(why !== 'both are names; a middle name does not hide it')
})

/** Five hundred pairs by rule: of one family of nicknames, one edit apart, or beginning alike; and not one name by the table. */
function relatedPairs(): Array<[string, string]> {
  const families = new Map<string, string[]>()
  for (const [name, family] of nameFamilies())
    if (isKnownForename(name)) families.set(family, [...(families.get(family) ?? []), name])
  const names = knownForenames().filter((name) => name.length > 2)
  const pairsOf = (some: string[], related: (a: string, b: string) => boolean) =>
    some.flatMap((a, i) =>
      some.slice(i + 1).flatMap((b): Array<[string, string]> => (!isOneName(a, b) && related(a, b) ? [[a, b]] : [])),
    )
  const random = seeded(500)
  const some = (pairs: Array<[string, string]>, count: number) =>
    pairs
      .map((pair) => ({ pair, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ pair }) => pair)
  const few = some(
    names.map((name) => [name, '']),
    1200,
  ).map(([name]) => name)
  const drawn = [
    ...pairsFound.slice(0, 7).map(([a, b]): [string, string] => [a, b]),
    ...some(
      [...families.values()].flatMap((family) => pairsOf(family, () => true)),
      260,
    ),
    ...some(
      pairsOf(few, (a, b) => damerauLevenshteinOf(a, b) === 1),
      150,
    ),
    ...some(
      pairsOf(few, (a, b) => jaroWinklerOf(a, b) >= 0.88 && damerauLevenshteinOf(a, b) > 1),
      100,
    ),
  ]
  return [...new Map(drawn.map((pair) => [[...pair].sort().join(), pair])).values()].slice(0, 500)
}

const pairs = relatedPairs()

/** Records of both twins on several lists, as lists have them: without the sex or with one for both, an initial, a blank, half an address. */
function twinRows(): Array<{ person: string; row: string }> {
  const random = seeded(24)
  return pairs.flatMap((names, n) => {
    const surname = surnameOf(400 + n)
    const dob = new Date(Date.UTC(2008, 0, 2 + n * 11)).toISOString().slice(0, 10)
    const street = `${n + 1} twin ${['street', 'road', 'close'][n % 3]}`
    const postcode = `QX${(n % 40) + 1} ${n % 10}AB`
    return names.flatMap((name, which) =>
      [name, name, name[0]!, '', name].map((forename, i) => {
        const sex = i === 4 ? '' : n % 2 === 0 ? 'M' : 'MF'[which]
        const [home, code] = i === 1 ? [street, ''] : i === 4 && random.chance(0.5) ? ['', postcode] : [street, postcode]
        return {
          person: `${n}-${which}`,
          row: `twin-${n}-${which}-${i},,school,${forename},${surname},${dob},${sex},${code},${home},`,
        }
      }),
    )
  })
}

const twins = twinRows()
const everybody = [...generatePeople({ rows: 6000, seed: 31, twins: 0.03 })]
const listOfRows = (rows: string[], name = 'people') => ({
  name,
  bytes: listFromText(`${peopleHeading}\n${rows.join('\n')}\n`),
})
const personOf = new Map(twins.map(({ person, row }) => [row.slice(0, row.indexOf(',')), person]))

/** Twin pairs two of whose records, one of each, were put together. */
function merged(groups: Iterable<string[]>): string[] {
  return [...groups].flatMap((ids) => {
    const people = new Set(ids.flatMap((id) => personOf.get(id) ?? []))
    return people.size > 1 ? [[...people].join(' and ')] : []
  })
}

function groupsBy(of: ArrayLike<number>, ids: string[]): string[][] {
  const groups = new Map<number, string[]>()
  ids.forEach((id, row) => {
    groups.set(of[row]!, [...(groups.get(of[row]!) ?? []), id])
  })
  return [...groups.values()]
}

/** Whom one finds by following certain links as far as they lead. */
function followed(result: MatchResult, ids: string[]): string[][] {
  const root = ids.map((_, row) => row)
  const find = (row: number): number => (root[row] === row ? row : find(root[row]!))
  for (const link of result.links) if (link.zone === 'certain') root[find(link.a.row)] = find(link.b.row)
  return groupsBy(root.map(find), ids)
}

test('there are five hundred pairs, all different', () => {
  expect(new Set(pairs.map((pair) => pair.join())).size).toBe(500)
})

describe('twins with related names', () => {
  const rows = [...everybody, ...twins.map(({ row }) => row)]
  const ids = rows.map((row) => row.slice(0, row.indexOf(',')))
  let result: MatchResult
  let trained: Model

  beforeAll(async () => {
    trained = (await matchLists(peopleModel, [listOfRows(everybody)], { train: true })).matched.model
    result = await matchLists(trained, [listOfRows(rows)])
  }, 60_000)

  test('no cluster holds two of them', () => {
    expect(merged(groupsBy(result.clusters.of, ids))).toEqual([])
  })

  test('nor do certain links lead from one to the other', () => {
    expect(merged(followed(result, ids))).toEqual([])
  })

  test('a person is shown every pair, with the reason', () => {
    const shown = new Set(
      [...result.links].flatMap(({ a, b, why }) =>
        why.includes('possible twin') ? [[personOf.get(a.id), personOf.get(b.id)].sort().join()] : [],
      ),
    )
    const missed = pairs.filter((_, n) => !shown.has([`${n}-0`, `${n}-1`].join()))
    expect(missed).toEqual([])
  })

  test('each is found on the lists all the same', () => {
    const whole = groupsBy(result.clusters.of, ids).filter((group) => group.filter((id) => personOf.has(id)).length >= 3)
    expect(whole.length).toBeGreaterThan(950)
  })

  test('nor when the weights are learned from lists full of them', async () => {
    const other = await matchLists(peopleModel, [listOfRows(rows)], { train: true })
    expect(merged(groupsBy(other.clusters.of, ids))).toEqual([])
    expect(merged(followed(other, ids))).toEqual([])
  }, 60_000)

  test('nor between lists, where the twins of one list are never compared', async () => {
    const between: Model = { ...trained, pairs: 'between' }
    const [own, others] = [
      twins.filter((_, i) => i % 5 === 0).map(({ row }) => row),
      twins.filter((_, i) => i % 5 !== 0).map(({ row }) => row),
    ]
    const other = await matchLists(between, [listOfRows(own, 'one'), listOfRows(others, 'other')])
    const names = [...own, ...others].map((row) => row.slice(0, row.indexOf(',')))
    expect(merged(groupsBy(other.clusters.of, names))).toEqual([])
    expect(merged(followed(other, names))).toEqual([])
  })

  test('asked one at a time, none is certainly the other, nor is a blank or an initial certainly one of two', async () => {
    const names = peopleHeading.split(',')
    const { frame } = await readLists(trained, [listOfRows(rows)], inThisThread())
    const live = new LiveIndex(trained, frame)
    const wrong = twins.flatMap(({ person, row }) => {
      const record = Object.fromEntries(row.split(',').map((value, i) => [names[i]!, value]))
      return live
        .match(record)
        .filter((match) => match.zone === 'certain' && personOf.get(match.id) !== person)
        .map((match) => `${person}: ${match.id}`)
    })
    expect(wrong).toEqual([])
  })
})
