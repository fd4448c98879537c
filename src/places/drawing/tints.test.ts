import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tintingOf, tints } from './tints.ts'

test.each([
  [[15, 25, 35, 50], 0, ['under 15', '15 to 24', '25 to 34', '35 to 49', '50 or more'], 'whole figures'],
  [[1.5, 2, 2.5, 3], 1, ['under 1.5', '1.5 to 1.9', '2.0 to 2.4', '2.5 to 2.9', '3.0 or more'], 'tenths leave no gap between'],
  [[1, 2], 0, ['under 1', '1', '2 or more'], 'a class of one figure'],
  [[2000, 5000], 0, ['under 2,000', '2,000 to 4,999', '5,000 or more'], 'thousands'],
])('edges %j with %i decimals read %j: %s', (edges, decimals, words, _why) => {
  expect(tintingOf([], { edges, decimals }).classes.map((each) => each.words)).toEqual(words)
})

test.each([
  [14, 0, 'below the first edge'],
  [14.6, 1, 'shown as 15, so painted as 15'],
  [15, 1, 'on an edge'],
  [34, 2, 'the last of a class'],
  [96, 4, 'the highest'],
])('%d is in class %i: %s', (value, tint, _why) => {
  expect(tintingOf([], { edges: [15, 25, 35, 50] }).classOf(value)).toBe(tint)
})

test.each([
  [[], ['all areas'], 'nothing to share out'],
  [[7, 7, 7], ['all areas'], 'all the same'],
  [[1, 2], ['under 2', '2 or more'], 'two figures'],
])('%j gives %j: %s', (values, words, _why) => {
  expect(tintingOf(values).classes.map((each) => each.words)).toEqual(words)
})

test('fewer classes spread over the tints, palest to darkest', () => {
  expect(tintingOf([1, 2]).classes.map((each) => each.fill)).toEqual([tints[0], tints[4]])
})

test('whatever the figures, each has a class, higher figures never have a paler one, and no class is named twice', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 40 }), (values) => {
      const { classes, classOf } = tintingOf(values)
      const sorted = [...values].sort((a, b) => a - b).map(classOf)
      expect(sorted).toEqual([...sorted].sort((a, b) => a - b))
      expect(sorted.every((tint) => classes[tint] !== undefined)).toBe(true)
      expect(new Set(classes.map((each) => each.words)).size).toBe(classes.length)
    }),
    { seed: 7 },
  )
})
