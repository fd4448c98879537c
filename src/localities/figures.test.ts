import { expect, test } from 'vitest'
import { shownWords } from '../places/index.ts'
import { lastTwelveMonths, monthsOf, shareShown, shownCounts, toldAs } from './figures.ts'
import { sizeWords } from './measures.ts'

test.each([
  ['2026-11-24', '2025-11-01', '2026-10-01', 'the month we are in is not whole'],
  ['2026-11-01', '2025-11-01', '2026-10-01', 'nor on its first day'],
  ['2026-01-31', '2025-01-01', '2025-12-01', 'over the new year'],
])('on %s the twelve months run from %s to %s: %s', (today, first, last, _why) => {
  const months = lastTwelveMonths(today)
  expect([months.length, months[0], months.at(-1)]).toEqual([12, first, last])
})

test('months without a contact are nought, and the whole is the sum of the places', () => {
  const row = (localityId: string, month: string, contacts: number) => ({
    localityId,
    month,
    contacts,
    due: contacts,
    onTime: 1,
    referred: 0,
  })
  const rows = [row('a', '2026-09-01', 4), row('b', '2026-09-01', 5), row('a', '2026-11-01', 9)]
  const months = ['2026-09-01', '2026-10-01']
  expect(monthsOf(rows, months, 'a').map(({ contacts }) => contacts)).toEqual([4, 0])
  expect(monthsOf(rows, months).map(({ contacts }) => contacts)).toEqual([9, 0])
})

test.each([
  [
    { a: 3, b: 20, c: 30 },
    'published',
    ['not shown', 'not shown', '30'],
    'one small count: the next smallest goes too, or the whole would tell',
  ],
  [{ a: 3, b: 2, c: 30 }, 'published', ['fewer than 5', 'fewer than 5', '30'], 'two small counts hide each other'],
  [{ a: 3, b: 20, c: 30 }, 'exact', ['3', '20', '30'], 'who checks every row reads every count'],
  [{ a: 0, b: 20, c: 30 }, 'published', ['0', '20', '30'], 'nought names nobody'],
] as const)('counts %o told %s read %s: %s', (counts, telling, shown, _why) => {
  const found = shownCounts(new Map(Object.entries(counts)), telling)
  expect(['a', 'b', 'c'].map((id) => shownWords(found.get(id)!))).toEqual(shown)
})

test.each([
  [0, 0, 'published', 'none due', 'a share of nothing'],
  [0, 0, 'rounded', 'too few', 'nothing is left of it, and there may be two'],
  [3, 4, 'published', 'too few to show', 'three of four would be a count'],
  [3, 4, 'exact', '75', 'to one who checks every row'],
  [90, 100, 'published', '90', 'enough'],
  [97, 100, 'published', 'too few to show', 'three that were late could be worked out'],
  [100, 100, 'published', '100', 'nought that were late name nobody'],
] as const)('%i of %i, told %s: %s, %s', (part, of, telling, words, _why) => {
  expect(shownWords(shareShown(part, of, telling))).toBe(words)
})

test.each([
  [0, 0],
  [2, 0],
  [3, 5],
  [7, 5],
  [8, 10],
  [1387, 1385],
])('%i is told as %i where counts are rounded', (count, told) => {
  const counts = { contacts: count, due: count, onTime: count, referred: count }
  expect(toldAs('rounded', counts)).toEqual({ contacts: told, due: told, onTime: told, referred: told })
  expect(toldAs('exact', counts)).toEqual(counts)
})

test.each([
  [2867, 634, 'Newport has four and a half times as many children under 16 as North Ormesby.', 'to the nearest half'],
  [634, 2867, 'North Ormesby has four and a half times as many children under 16 as Newport.', 'the larger first'],
  [200, 100, 'Newport has twice as many children under 16 as North Ormesby.', 'two'],
  [300, 100, 'Newport has three times as many children under 16 as North Ormesby.', 'whole'],
  [110, 100, 'Newport and North Ormesby have about as many children as each other.', 'near enough'],
  [100, 0, '', 'nobody to compare with'],
])('%i beside %i: %s (%s)', (a, b, words, _why) => {
  expect(sizeWords({ name: 'Newport', people: a }, { name: 'North Ormesby', people: b })).toBe(words)
})
