import { expect, test } from 'vitest'
import { type Area, areasAsAt, type Edition, editionProblems, leavesUnder, treeOf, walk, withAncestors } from './area.ts'

const area = (code: string, name: string, kind: string, parentCode: string | null, edition = 'e'): Area => ({
  code,
  name,
  kind,
  parentCode,
  edition,
})

/** One city, three localities, twelve neighbourhoods, thirty-two wards: four levels, every number as it is in Manchester. */
const city = [
  area('city', 'The city', 'city', null),
  ...['North', 'Central', 'South'].map((name) => area(name, name, 'locality', 'city')),
  ...Array.from({ length: 12 }, (_, n) =>
    area(`n${n}`, `Neighbourhood ${n}`, 'neighbourhood', ['North', 'Central', 'South'][n % 3] ?? 'North'),
  ),
  ...Array.from({ length: 32 }, (_, n) => area(`w${n}`, `Ward ${n}`, 'ward', `n${n % 12}`)),
]

const town = [
  area('E06000002', 'Middlesbrough', 'district', null),
  area('E05009866', 'Newport', 'ward', 'E06000002'),
  area('E05009867', 'North Ormesby', 'ward', 'E06000002'),
]

test('four levels deep: 1, 3, 12 and 32', () => {
  const tree = treeOf(city)
  const atDepth = [0, 1, 2, 3].map((depth) => [...walk(tree.roots)].filter((node) => node.depth === depth).length)
  expect(atDepth).toEqual([1, 3, 12, 32])
  expect(tree.problems).toEqual([])
  expect(withAncestors('w5', tree)).toEqual(['w5', 'n5', 'South', 'city'])
  expect(leavesUnder('North', tree).every((leaf) => leaf.kind === 'ward')).toBe(true)
  expect(leavesUnder('city', tree)).toHaveLength(32)
})

test('two levels deep is the same tree', () => {
  const tree = treeOf(town)
  expect(tree.roots.map((node) => node.area.name)).toEqual(['Middlesbrough'])
  expect(tree.roots[0]?.children.map((node) => node.area.name)).toEqual(['Newport', 'North Ormesby'])
  expect(withAncestors('E05009866', tree)).toEqual(['E05009866', 'E06000002'])
  expect(withAncestors('E05000000', tree)).toEqual(['E05000000'])
})

test.each([
  [
    [area('a', 'Alder', 'ward', 'gone')],
    ['Alder (a) is inside gone, which is not listed'],
    ['Alder'],
    'a parent that is missing',
  ],
  [
    [area('a', 'Alder', 'x', 'b'), area('b', 'Birch', 'x', 'a')],
    ['Birch (b) and Alder (a) are each inside the other'],
    ['Birch'],
    'two areas each inside the other',
  ],
  [[area('a', 'Alder', 'x', 'a')], ['Alder (a) and Alder (a) are each inside the other'], ['Alder'], 'an area inside itself'],
  [[area('a', 'Alder', 'x', null), area('a', 'Alder', 'x', null)], ['Alder (a) is listed twice'], ['Alder'], 'one code twice'],
])('%#: problems are named and no area is lost from the tree', (areas, problems, roots) => {
  const tree = treeOf(areas)
  expect(tree.problems).toEqual(problems)
  expect(tree.roots.map((node) => node.area.name)).toEqual(roots)
  expect([...walk(tree.roots)]).toHaveLength(new Set(areas.map((each) => each.code)).size)
})

const old: Edition = { id: 'w15', name: 'Wards 2015', validFrom: '2015-05-07', validUntil: '2023-05-04' }
const now: Edition = { id: 'w23', name: 'Wards 2023', validFrom: '2023-05-04', validUntil: null }
const both = [area('E05009864', 'Marton East', 'ward', null, 'w15'), area('E05015468', 'Marton East', 'ward', null, 'w23')]

test.each([
  ['2015-05-06', [], 'the day before the first edition'],
  ['2015-05-07', ['E05009864'], 'its first day'],
  ['2023-05-03', ['E05009864'], 'its last day'],
  ['2023-05-04', ['E05015468'], 'the first day of the next'],
  ['2030-01-01', ['E05015468'], 'no end is known'],
])('on %s the areas are %j: %s', (day, codes) => {
  expect(areasAsAt(day, both, [old, now]).map((each) => each.code)).toEqual(codes)
})

test('an area in two editions that hold on the same day is a problem by name', () => {
  const kept = [area('E05009866', 'Newport', 'ward', null, 'w15'), area('E05009866', 'Newport', 'ward', null, 'w23')]
  expect(editionProblems(kept, [old, now])).toEqual([])
  expect(editionProblems(kept, [{ ...old, validUntil: '2023-05-05' }, now])).toEqual([
    'Newport (E05009866) is in Wards 2015 and Wards 2023 on the same days',
  ])
  expect(editionProblems([area('a', 'Alder', 'x', null, 'w15'), area('a', 'Alder', 'x', null, 'w15')], [old])).toEqual([
    'Alder (a) is in Wards 2015 twice',
  ])
  expect(editionProblems([area('a', 'Alder', 'x', null, 'none')], [old])).toEqual([
    'Alder (a) belongs to edition "none", which is not listed',
  ])
})
