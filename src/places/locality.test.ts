import { expect, test } from 'vitest'
import { treeOf } from './area.ts'
import { areasOf, gapsIn, type Locality, localityOf, overlapsIn, unknownIn } from './locality.ts'

const area = (code: string, name: string, parentCode: string | null) => ({ code, name, kind: 'ward', parentCode, edition: 'e' })
const tree = treeOf([
  area('town', 'The town', null),
  area('newport', 'Newport ward', 'town'),
  area('ayresome', 'Ayresome', 'town'),
  area('central', 'Central', 'town'),
  area('n1', 'Newport north', 'newport'),
  area('n2', 'Newport south', 'newport'),
])

const held = (areaCode: string, validFrom = '2024-01-01', validUntil: string | null = null) => ({
  areaCode,
  validFrom,
  validUntil,
})
const locality = (
  name: string,
  areas: Locality['areas'],
  validFrom = '2024-01-01',
  validUntil: string | null = null,
): Locality => ({
  id: name,
  name,
  validFrom,
  validUntil,
  areas,
})

const newport = locality('Newport', [held('newport'), held('ayresome', '2025-04-01')])
const centre = locality('Town centre', [held('central', '2024-01-01', '2025-01-01')], '2024-01-01', '2025-06-01')

test.each([
  ['newport', '2024-01-01', 'Newport', 'the day it opened'],
  ['newport', '2023-12-31', undefined, 'the day before it opened'],
  ['ayresome', '2025-03-31', undefined, 'the area joined later than the locality opened'],
  ['ayresome', '2025-04-01', 'Newport', 'the day the area joined'],
  ['central', '2024-12-31', 'Town centre', 'the last day the area belonged'],
  ['central', '2025-01-01', undefined, 'the area left before the locality closed'],
])('%s on %s is in %s: %s', (code, day, name, _why) => {
  expect(localityOf(code, day, [newport, centre])?.name).toBe(name)
})

test('a closed locality holds nothing, though its areas were never ended', () => {
  expect(areasOf(locality('Gone', [held('newport')], '2024-01-01', '2024-06-01'), '2024-06-01')).toEqual([])
})

test('a part of a ward may be in a locality of its own: the finest area that is placed decides', () => {
  const estate = locality('The estate', [held('n1')])
  const rest = locality('Rest of town', [held('n2'), held('newport')])
  expect(localityOf(['n1', 'newport', 'town'], '2025-01-01', [rest, estate])?.name).toBe('The estate')
  expect(localityOf(['n3', 'newport', 'town'], '2025-01-01', [rest, estate])?.name).toBe('Rest of town')
})

test.each([
  [
    [locality('A', [held('newport')]), locality('B', [held('newport')])],
    ['Newport ward (newport) is in both A and B from 2024-01-01'],
    'one ward in two localities',
  ],
  [
    [locality('A', [held('newport', '2024-01-01', '2025-01-01')]), locality('B', [held('newport', '2025-01-01')])],
    [],
    'a ward that moved from one to the other on a day',
  ],
  [
    [locality('A', [held('newport', '2024-01-01', '2025-03-01')]), locality('B', [held('newport', '2025-01-01')])],
    ['Newport ward (newport) is in both A and B from 2025-01-01 until 2025-03-01'],
    'a move that left two months in both',
  ],
  [
    [locality('A', [held('newport')], '2024-01-01', '2024-06-01'), locality('B', [held('newport')], '2024-06-01')],
    [],
    'the first locality had closed',
  ],
  [
    [locality('A', [held('newport')]), locality('B', [held('n1')])],
    ['Newport north (n1), inside Newport ward (newport), is in both A and B from 2024-01-01'],
    'a part in one, the whole in another',
  ],
  [[locality('A', [held('n1')]), locality('B', [held('n2')])], [], 'two parts of a ward, one each'],
])('%#: overlaps are found over all days, by name', (localities, why) => {
  expect(overlapsIn(localities, tree).map((overlap) => overlap.why)).toEqual(why)
})

test('what no locality holds is listed by its finest areas', () => {
  expect(gapsIn([newport], '2025-01-01', tree).map((each) => each.name)).toEqual(['Ayresome', 'Central'])
  expect(gapsIn([newport], '2025-04-01', tree).map((each) => each.name)).toEqual(['Central'])
  expect(gapsIn([], '2025-04-01', tree)).toHaveLength(4)
})

test('a locality that names an area of no edition is told of', () => {
  expect(unknownIn([locality('A', [held('old')])], '2025-01-01', tree)).toEqual([
    'A holds old, which is not an area on 2025-01-01',
  ])
})
