import { expect, test } from 'vitest'
import { rateOf, withholdSmall } from './small-numbers.ts'

const counts = (...all: (number | null)[]) => new Map(all.map((count, index) => [`a${index}`, count]))
const words = (result: ReturnType<typeof withholdSmall>) =>
  [...result.shown.values()].map((shown) => (shown.is === 'figure' ? shown.value : shown.words))

test.each([
  [[12, 5, 0], true, [12, 5, 0], true, 'five is shown, and so is nought'],
  [[12, 3, 9], false, [12, 'fewer than 5', 9], true, 'no total beside them: one may stand alone'],
  [[12, 3, 9], true, [12, 'not shown', 'not shown'], true, '24 less 12 and 9 would give 3 away'],
  [[12, 3, 2, 9], true, [12, 'fewer than 5', 'fewer than 5', 9], true, 'five shared by two can be had in several ways'],
  [[12, 1, 1, 9], true, [12, 'not shown', 'not shown', 'not shown'], true, 'two shared by two can only be one each'],
  [[12, 4, 4, 9], true, [12, 'not shown', 'not shown', 'not shown'], true, 'eight shared by two can only be four each'],
  [[3, 0, 0], true, ['not shown', 'not shown', 0], true, 'only noughts to hide behind'],
  [[3], true, ['fewer than 5'], false, 'nothing to hide behind: the total must go as well'],
  [[3, null], true, ['fewer than 5', 'no figure'], false, 'what is not known hides nothing'],
  [[null, 7], true, ['no figure', 7], true, 'a missing figure is not a small one'],
])('%j with the total shown (%s) reads %j: %#', (all, totalShown, read, totalMayBeShown, _why) => {
  const result = withholdSmall(counts(...all), { totalShown })
  expect(words(result)).toEqual(read)
  expect(result.totalMayBeShown).toBe(totalMayBeShown)
})

test('the sentence under the table says what was done, and nothing when nothing was', () => {
  expect(withholdSmall(counts(5, 9), { totalShown: true }).note).toBeNull()
  expect(withholdSmall(counts(2, 3, 9), { totalShown: true }).note).toBe('Counts of 1 to 4 are not shown below town level.')
  expect(withholdSmall(counts(2, 9), { totalShown: true }).note).toContain('nor a second count')
})

test('a rate of a count kept back is kept back, for the population would give it away', () => {
  const kept = { is: 'withheld', because: 'small', words: 'fewer than 5' } as const
  expect(rateOf(kept, 800, 1000)).toEqual(kept)
  expect(rateOf({ is: 'figure', value: 61 }, 634, 1000)).toEqual({ is: 'figure', value: (61 / 634) * 1000 })
  expect(rateOf({ is: 'figure', value: 7 }, undefined, 1000)).toEqual({ is: 'none', words: 'no population' })
  expect(rateOf({ is: 'figure', value: 7 }, 0, 1000)).toEqual({ is: 'none', words: 'no population' })
})
