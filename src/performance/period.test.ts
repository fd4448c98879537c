import { expect, test } from 'vitest'
import { periodAsked } from './period.ts'

const now = new Date('2026-11-24T09:20:00Z')

test.each([
  [undefined, '2025-11-01', '2026-10-31', '2026-10-01', 'twelve complete months are what is asked for when nothing is'],
  ['year', '2025-11-01', '2026-10-31', '2026-10-01', 'the same by name'],
  [
    'so-far',
    '2026-11-01',
    '2026-11-24',
    '2026-10-01',
    'the month that has begun, up to today; its line ends with the last complete month',
  ],
  ['2026-02', '2026-02-01', '2026-02-28', '2026-02-01', 'a short month'],
  ['2026-12', '2025-11-01', '2026-10-31', '2026-10-01', 'a month to come is not there'],
  ["'; drop", '2025-11-01', '2026-10-31', '2026-10-01', 'nonsense is nothing'],
])('%s is from %s to %s: %s', (asked, from, to, last, _why) => {
  const period = periodAsked(asked, now)
  expect([period.from, period.to, period.months.at(-1), period.months.length]).toEqual([from, to, last, 12])
})

test('the twelve months cross the year when the clocks have just changed', () => {
  expect(periodAsked(undefined, new Date('2027-03-31T23:30:00Z')).to).toBe('2027-03-31') // it is 1 April in London
})
