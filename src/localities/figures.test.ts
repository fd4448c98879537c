import { expect, test } from 'vitest'
import { shownWords } from '../places/index.ts'
import { lastTwelveMonths, monthsOf, shareShown, shownCounts } from './figures.ts'
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
    [],
    ['not shown', 'not shown', '30'],
    'one small count: the next smallest goes too, or the whole would tell',
  ],
  [{ a: 3, b: 2, c: 30 }, [], ['fewer than 5', 'fewer than 5', '30'], 'two small counts hide each other'],
  [{ a: 3, b: 20, c: 30 }, ['a'], ['3', 'not shown', '30'], 'who sees the contacts of a place sees its count'],
  [{ a: 0, b: 20, c: 30 }, [], ['0', '20', '30'], 'nought names nobody'],
] as const)('counts %o for one who sees the contacts of %s read %s: %s', (counts, sees, shown, _why) => {
  const found = shownCounts(new Map(Object.entries(counts)), (id) => (sees as readonly string[]).includes(id))
  expect(['a', 'b', 'c'].map((id) => shownWords(found.get(id)!))).toEqual(shown)
})

test.each([
  [0, 0, false, 'none due', 'a share of nothing'],
  [3, 4, false, 'too few to show', 'three of four would be a count'],
  [3, 4, true, '75', 'to one who sees the contacts'],
  [90, 100, false, '90', 'enough'],
  [97, 100, false, 'too few to show', 'three that were late could be worked out'],
  [100, 100, false, '100', 'nought that were late name nobody'],
])('%i of %i, contacts seen %s: %s, %s', (part, of, sees, words, _why) => {
  expect(shownWords(shareShown(part, of, sees))).toBe(words)
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
