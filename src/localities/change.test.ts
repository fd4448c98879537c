import { expect, test } from 'vitest'
import { changeInCounts, changeInShares, changesTogether } from './change.ts'

test.each([
  [[50, 52, 48, 51, 49, 50, 53, 47, 50, 52, 49, 51], 'no clear change', 'a steady year'],
  [[40, 41, 39, 40, 42, 40, 60, 62, 61, 59, 60, 63], 'rising', 'half as many again'],
  [[60, 62, 61, 59, 60, 63, 40, 41, 39, 40, 42, 40], 'falling', 'and the other way'],
  [[10, 12, 9, 11, 10, 8, 14, 12, 13, 12, 11, 14], 'no clear change', 'sixty then seventy-six: chance shows as much'],
  [[1, 0, 2, 0, 1, 1, 3, 2, 4, 3, 2, 5], 'too few to call a change', 'twenty-four in all: a trend in so few would be noise'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'too few to call a change', 'nothing'],
] as const)('%s is %s: %s', (counts, change, _why) => {
  expect(changeInCounts(counts)).toBe(change)
})

const year = (early: number, late: number, of: number) =>
  Array.from({ length: 12 }, (_, month) => ({ of, part: month < 6 ? early : late }))
test.each([
  [year(80, 91, 100), 'rising', '80 to 91 per cent of 600 each'],
  [year(91, 80, 100), 'falling', 'and the other way'],
  [year(90, 91, 100), 'no clear change', 'one per cent'],
  [year(8, 10, 10), 'rising', '80 to 100 per cent of sixty each is four standard errors'],
  [year(3, 4, 4), 'too few to call a change', 'twenty-four in each half'],
  [year(100, 100, 100), 'no clear change', 'always all of them'],
] as const)('shares of case %#: %s, %s', (shares, change, _why) => {
  expect(changeInShares(shares)).toBe(change)
})

test('two places read together', () => {
  const both = (a: 'rising' | 'no clear change', b: 'rising' | 'no clear change') =>
    changesTogether([
      { name: 'Newport', change: a },
      { name: 'North Ormesby', change: b },
    ])
  expect(both('no clear change', 'no clear change')).toBe('no clear change in either')
  expect(both('rising', 'rising')).toBe('rising in both')
  expect(both('rising', 'no clear change')).toBe('Newport: rising; North Ormesby: no clear change')
})
