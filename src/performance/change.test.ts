import { expect, test } from 'vitest'
import { changeIn } from './change.ts'

const months = (values: readonly (number | null)[], of = 100) =>
  values.map((value, index) => ({
    month: `2026-${String(index + 1).padStart(2, '0')}-01`,
    number: value ?? 0,
    of: value === null ? 0 : of,
    value,
  }))

const steady = [100, 104, 98, 101, 103, 97, 100, 102, 99, 101, 100]

test.each([
  [[...steady, 102], 'no clear change', 'within what the months before differ by'],
  [[...steady, 140], 'higher', 'far above anything before'],
  [[...steady, 60], 'lower', 'far below anything before'],
  [[80, 120, 75, 130, 82, 118, 79, 125, 84, 121, 78, 140], 'no clear change', 'a figure that jumps about has a wide band'],
  [[100, 101, 99, 100, 102, 130], 'too soon', 'five months before it say too little'],
  [[2, 1, 3, 2, 0, 1, 2, 3, 1, 2, 1, 9], 'too few', 'nine after one or two is chance'],
  [[...steady, null], 'too soon', 'a last month without a value is no change'],
])('%j is %s: %s', (values, is, _why) => {
  expect(changeIn(months(values), 'count').is).toBe(is)
})

test('a share is judged by how many it is of, and its band stays between none and all', () => {
  const shares = [0.9, 0.95, 0.92, 0.99, 0.91, 0.96, 0.93, 0.97, 0.94, 0.92, 0.95, 0.93]
  expect(changeIn(months(shares, 4), 'share').is).toBe('too few')
  const change = changeIn(months(shares, 200), 'share')
  expect(change).toMatchObject({ is: 'no clear change', high: 1 })
  const rare = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2 / 28]
  expect(
    changeIn(
      months(rare, 28).map((month) => ({ ...month, number: month.value! * 28 })),
      'share',
    ).is,
  ).toBe('no clear change') // two are not three
})
