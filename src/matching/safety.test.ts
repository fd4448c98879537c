import { beforeAll, describe, expect, test } from 'vitest'
import { outcomesOf } from './comparing/outcomes.ts'
import { clusterPairs, type WeighedPairs } from './deciding/clusters.ts'
import { weightOf, weightTables } from './deciding/weights.ts'
import { pairExplainer } from './explaining/explain-pair.ts'
import { generatePeople, peopleHeading } from './generating/generate-people.ts'
import { type MatchResult, matchLists } from './match-files.ts'
import type { Flag, Model, Scale } from './model/model.ts'
import { ModelRefused, readModel, writeModel } from './model/model-file.ts'
import { peopleModel } from './model/people-model.ts'
import { listFromText } from './reading/byte-source.ts'
import { fieldOf } from './reading/frame.ts'
import { readLists } from './reading/read-lists.ts'
import { evidenceOf } from './training/expectation-maximisation.ts'
import { flagLearner } from './training/flag-learner.ts'
import { inThisThread } from './work/pool.ts'

// What keeps the engine from putting two people together. Each test fails when its rule is switched off; the twin rule has a file of its own.
const rows = [...generatePeople({ rows: 4000, seed: 17, twins: 0.08 })]
const listOfRows = (some: string[]) => ({ name: 'people', bytes: listFromText(`${peopleHeading}\n${some.join('\n')}\n`) })
let result: MatchResult
let trained: Model

beforeAll(async () => {
  result = await matchLists(peopleModel, [listOfRows(rows)], { train: true })
  trained = result.matched.model
})

const levelOf = (comparison: string, level: string) => {
  const found = trained.comparisons.find(({ name }) => name === comparison)!
  return 'levels' in found ? found.levels.find(({ name }) => name === level)! : undefined
}

test('u is what two people show, with the matches taken out: one NHS number is hardly ever two people’s', () => {
  const { frame } = result.matched
  const numbers = new Map<string, number>()
  for (let row = 0; row < frame.rows; row++) {
    const number = fieldOf(frame, row, 'nhs')
    if (number !== '') numbers.set(number, (numbers.get(number) ?? 0) + 1)
  }
  const pairs = (count: number) => (count * (count - 1)) / 2
  const known = [...numbers.values()]
  const among = known.reduce((sum, count) => sum + pairs(count), 0) / pairs(known.reduce((sum, count) => sum + count, 0))
  expect(levelOf('nhs', 'same')!.u).toBeLessThan(among / 5)
})

test('what two people share by chance is judged from all possible pairs, not from candidates alone', () => {
  const { frame } = result.matched
  let men = 0
  let women = 0
  for (let row = 0; row < frame.rows; row++) {
    const sex = fieldOf(frame, row, 'sex')
    if (sex === 'm') men++
    if (sex === 'f') women++
  }
  const chance = (men ** 2 + women ** 2) / (men + women) ** 2
  expect(levelOf('sex', 'same')!.u).toBeCloseTo(chance, 1)
  expect(levelOf('birth', 'same')!.u).toBeLessThan(0.001)
})

test('brothers and sisters at home are no more alike for a rare surname', async () => {
  const home = (surname: string, n: number) =>
    ['Ida', 'Omar'].map((name, i) => `${surname}${i},,school,${name},${surname},201${i}-03-11,,QX9 9ZZ,${n} long lane,`)
  const lists = [listOfRows([...rows, ...home('zzyzxworth', 3), ...home('smith', 4)])]
  const { frame } = await readLists(trained, lists, inThisThread())
  const weigh = pairExplainer(trained, frame)
  const [rare, common] = [rows.length, rows.length + 2].map((row) => weigh(row, row + 1))
  expect(rare!.steps.some(({ words }) => words === 'Same home, same surname')).toBe(true)
  expect(rare!.weight).toBe(common!.weight)
})

test('a number that fails its check digit is no evidence', async () => {
  const same = ['1,,school,Ann,Vale,,,,,1234567890', '2,,school,Ann,Vale,,,,,1234567890']
  const { matched } = await matchLists(trained, [listOfRows([...rows, ...same])])
  expect([fieldOf(matched.frame, rows.length, 'nhs'), fieldOf(matched.frame, rows.length + 1, 'nhs')]).toEqual(['', ''])
})

test('a flagged pair is never certain, however heavy', () => {
  const flagged = [...result.links].filter((link) => link.why.length > 0)
  expect(flagged.filter((link) => link.probability >= trained.thresholds.certain).length).toBeGreaterThan(20)
  expect(flagged.filter((link) => link.zone === 'certain')).toEqual([])
})

test('a combination that people share by chance takes weight off', () => {
  expect(trained.flags!.find(({ name }) => name === 'possible twin')!.bits).toBeLessThan(-1)
})

test('and never adds any, were all that show it one person', () => {
  const scale = (name: string): Scale => ({
    name,
    words: name,
    columns: [name],
    levels: [
      { name: 'same', words: 'same', when: { same: name } },
      { name: 'different', words: 'different' },
    ],
  })
  const outcomes = outcomesOf({ comparisons: [scale('home'), scale('number')] })
  const bothSame = outcomes.reduce((pattern, { stride }) => pattern + stride, 0)
  const evidence = evidenceOf(outcomes, new Map([[bothSame, 1000]]))
  const flag: Flag = { name: 'home', words: 'Same home', when: { home: ['same'] }, harm: 1, learned: true }
  const learner = flagLearner(0, flag, outcomes, evidence, [1])
  // One number says one person; the parts together are far too light for it, so unbounded bits would be above zero.
  expect(learner.learn([[0, 1, -1], [0, 10, -10]], -20, [-3])).toBe(0) // biome-ignore format: bits by comparison
})

/** Pairs of rows with weights, as the engine hands them over; flag 1 keeps apart. */
function weighed(
  rows: number,
  pairs: Array<[a: number, b: number, weight: number, flags?: number, undecided?: number]>,
  keptApart: WeighedPairs['keptApart'] = () => false,
): WeighedPairs {
  return {
    rows,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    weights: Float32Array.from(pairs, ([, , weight]) => weight),
    flags: Uint8Array.from(pairs, (pair) => pair[3] ?? 0),
    ties: Uint32Array.from(pairs, (_, i) => i),
    undecided: Uint8Array.from(pairs, (pair) => pair[4] ?? 0),
    apart: 1,
    keptApart,
  }
}

const only = (one: number, two: number) => (a: number, b: number) => Math.min(a, b) === one && Math.max(a, b) === two

describe('clusters', () => {
  const join = (...given: Parameters<typeof weighed>) => [...clusterPairs(weighed(...given), 0.95).of]

  test.each<[string, Parameters<typeof weighed>, number[]]>([
    ['nothing speaks against it', [3, [[0, 1, 20], [1, 2, 15]]], [0, 0, 0]],
    ['evidence against outweighs the link', [3, [[0, 1, 20], [1, 2, 6], [0, 2, -15]]], [0, 0, 2]],
    ['a pair is flagged to be kept apart', [3, [[0, 1, 20], [1, 2, 15], [0, 2, 9, 1]], only(0, 2)], [0, 0, 2]],
    ['such a pair was never compared', [3, [[0, 1, 20], [1, 2, 15]], only(0, 2)], [0, 0, 2]],
    ['nor was it compared at the end of a longer chain', [4, [[0, 1, 20], [1, 2, 15], [2, 3, 18]], only(0, 3)], [0, 0, 2, 2]],
    ['a record fits both of two who are kept apart', [3, [[0, 1, 20, 0, 1], [1, 2, 15, 0, 1]], only(0, 2)], [0, 1, 2]],
    ['what it is joined with fits both as well', [4, [[1, 3, 25], [0, 1, 20, 0, 1], [1, 2, 15, 0, 1], [0, 3, 9, 0, 1]], only(0, 2)], [0, 1, 2, 1]],
  ])('%s', (_, given, expected) => {
    expect(join(...given)).toEqual(expected)
  }) // biome-ignore format: a case to a line
})

describe('many flags', () => {
  /** A model whose last flag keeps apart, after `count` - 1 that are never raised. */
  const withFlags = (count: number): Model => {
    const twin = trained.flags!.find(({ name }) => name === 'possible twin')!
    const never: Flag[] = Array.from({ length: count - 1 }, (_, i) => ({
      name: `never ${i}`,
      words: 'Never',
      when: { sex: ['-'], nhs: ['slip'], birth: ['default'], forename: ['initial'] },
      harm: 1,
    }))
    return { ...trained, flags: [...never, twin] }
  }

  test.each([1, 8, 9, 16, 17, 30])('the last of %d is heeded: links, clusters and weights as with one', async (count) => {
    const flagged = (of: MatchResult) =>
      [...of.links].filter(({ why }) => why.includes('possible twin')).map(({ a, b }) => [a.row, b.row].join()).sort() // biome-ignore format: one thought
    const [one, many] = await Promise.all([withFlags(1), withFlags(count)].map((model) => matchLists(model, [listOfRows(rows)])))
    expect(flagged(one!).length).toBeGreaterThan(10)
    expect(flagged(many!)).toEqual(flagged(one!))
    expect(many!.clusters.of).toEqual(one!.clusters.of)
    const weights = weightTables(withFlags(count))
    const pattern = many!.matched.pairs.pieces[0]!.patterns[0]!
    expect(Number.isFinite(weightOf(weights, pattern, 0))).toBe(true)
  })

  test('more than thirty are refused, by the file and by the engine', () => {
    expect(() => readModel(writeModel(withFlags(31)))).toThrow(ModelRefused)
    expect(() => weightTables(withFlags(31))).toThrow('at most 30')
  })
})
