import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DictionaryBuilder } from '../reading/dictionary.ts'
import { damerauLevenshteinOf, jaroWinklerOf } from '../text/similarity.ts'
import { editsOf, sharesWordOf, similarityOf } from './value-tests.ts'

const letters = (some: string) => fc.string({ unit: fc.constantFrom(...some), minLength: 1, maxLength: 12 })
/** Names, dates and numbers, few letters each, so that pairs are often nearly alike; and some longer than the tables of lengths. */
const value = fc.oneof(
  letters('abe '),
  letters('annieérst'),
  letters('0129'),
  letters('ab12'),
  fc.string({ minLength: 55, maxLength: 80 }),
)
/** A value and the same after a slip or two, or two that have nothing to do with each other. */
const pair = fc.oneof(
  fc.tuple(value, value),
  fc.tuple(value, fc.nat(), fc.nat(), letters('ab19')).map(([text, at, upTo, put]): [string, string] => {
    const cut = at % (text.length + 1)
    return [text, (text.slice(0, cut) + put.slice(0, 2) + text.slice(cut + (upTo % 3))).slice(0, 90) || 'a']
  }),
)

function dictionaryOf(texts: string[]) {
  const builder = new DictionaryBuilder()
  builder.addText('something first')
  const codes = texts.map((text) => builder.addText(text))
  return { source: { dictionaries: [builder.finished()], pool: 0 }, codes }
}

test.each([0.7, 0.8, 0.88, 0.92])('no value that reaches %s is turned away before it is compared', (floor) => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const { source, codes } = dictionaryOf([a, b])
      const exact = jaroWinklerOf(a, b)
      const found = similarityOf(source, floor)(codes[0]!, codes[1]!)
      if (exact >= floor) expect(found).toBe(a === b ? 1 : exact)
      else expect(found).toBeLessThan(floor)
    }),
    { numRuns: 3000 },
  )
})

test.each([1, 2, 3])('a distance of up to %s is found exactly, a larger one is called larger', (most) => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const { source, codes } = dictionaryOf([a, b])
      const exact = damerauLevenshteinOf(a, b)
      const found = editsOf(source, most)(codes[0]!, codes[1]!)
      if (exact <= most) expect(found).toBe(exact)
      else expect(found).toBeGreaterThan(most)
    }),
    { numRuns: 3000 },
  )
})

test('a shared word is a whole word of three letters or more', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const { source, codes } = dictionaryOf([a, b])
      const bytes = (word: string) => new TextEncoder().encode(word).length
      const shared = a.split(' ').some((word) => bytes(word) >= 3 && b.split(' ').includes(word))
      expect(sharesWordOf(source)(codes[0]!, codes[1]!)).toBe(shared)
    }),
    { numRuns: 3000 },
  )
})
