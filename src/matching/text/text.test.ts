import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf } from '../reading/dictionary.ts'
import { ValueEncoder } from '../reading/encode-value.ts'
import { isNhsNumber, isUpn } from './check-digits.ts'
import { type Cleaning, cleanings, cleanText } from './clean.ts'
import { nameFamily } from './nicknames.ts'
import { type Part, parts } from './parts.ts'
import { damerauLevenshteinOf, jaroWinklerOf } from './similarity.ts'
import { skeleton } from './skeleton.ts'

test.each<[Cleaning, string, string | undefined, string]>([
  ['name', "O'Brien", 'obrien', 'an apostrophe is part of nobody’s name'],
  ['name', 'O’BRIEN', 'obrien', 'nor is the curly one that word processors make'],
  ['name', 'Wiśniewski-Nowak', 'wisniewski nowak', 'a hyphen parts two names; accents go'],
  ['name', 'Łukasz', 'lukasz', 'ł has no accent to strip, so it is in the table'],
  ['name', 'محمد', 'mhmd', 'Arabic by its letters'],
  ['name', 'Юлия', 'yuliya', 'Cyrillic by its letters'],
  ['name', '李', '李', 'another script stays and is compared as it is'],
  ['name', '  Mary   Jane ', 'mary jane', 'spaces collapse'],
  ['date', '2019-08-03', '20190803', 'ISO'],
  ['date', '03/08/2019', '20190803', 'English order, never American'],
  ['date', '3 August 2019', '20190803', 'in words'],
  ['date', '2019-08-03T00:00:00', '20190803', 'with a time behind it'],
  ['date', '31/02/2019', '20190231', 'an impossible day is still evidence'],
  ['date', 'last spring', undefined, 'not a date'],
  ['postcode', 'm1 1aa', 'm11aa', 'with or without its space'],
  ['address', 'Flat 2, 14 High St.', 'flat 2 14 high street', 'short words in full'],
  ['address', '3 St Mary Rd', '3 st mary road', 'St before a name is Saint'],
  ['identifier', '943 476 5919', '9434765919', 'as printed on letters'],
  ['as given', ' Ab c ', 'Ab c', 'only trimmed'],
])('%s: %s is %s: %s', (how, raw, clean) => {
  expect(cleanText(how, raw)).toBe(clean)
})

test('the byte table cleans as the text does, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cleanings), fc.string({ maxLength: 40 }), (how, raw) => {
      const encoder = new ValueEncoder(how)
      expect(textOf(encoder.dictionary, encoder.encodeText(raw))).toBe(cleanText(how, raw) ?? '')
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['martha', 'marhta', 0.9611, 'the textbook pair'],
  ['dixon', 'dicksonx', 0.8133, 'the other textbook pair'],
  ['abc', 'xyz', 0, 'nothing in common'],
  ['a', 'a', 1, 'one letter'],
  ['', 'abc', 0, 'nothing is like nothing'],
])('Jaro-Winkler of %s and %s is %d: %s', (a, b, expected) => {
  expect(jaroWinklerOf(a, b)).toBeCloseTo(expected, 4)
})

test.each([
  ['ivy', 'viy', 1, 'two letters changed places'],
  ['ca', 'abc', 2, 'true form: a letter put between two that changed places'],
  ['leo', 'elo', 1, 'at the front'],
  ['kitten', 'sitting', 3, 'the textbook pair'],
  ['', 'ab', 2, 'from nothing'],
])('Damerau-Levenshtein of %s and %s is %d: %s', (a, b, expected) => {
  expect(damerauLevenshteinOf(a, b)).toBe(expected)
})

test('both similarities are the same both ways round, at every length', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 50 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(jaroWinklerOf(a, b)).toBe(jaroWinklerOf(b, a))
      expect(damerauLevenshteinOf(a, b)).toBe(damerauLevenshteinOf(b, a))
      expect(jaroWinklerOf(a, b)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1000 },
  )
})

test('the distance with short cuts is the distance of the textbook', () => {
  // The textbook grid, without trimming or bounds.
  const plain = (a: string, b: string) => {
    const far = a.length + b.length
    const grid = Array.from({ length: a.length + 2 }, (_, i) =>
      Array.from({ length: b.length + 2 }, (_, j) => (i === 0 || j === 0 ? far : i === 1 ? j - 1 : j === 1 ? i - 1 : 0)),
    )
    const seen: Record<string, number> = {}
    for (let i = 1; i <= a.length; i++) {
      let last = 0
      for (let j = 1; j <= b.length; j++) {
        const [row, column] = [seen[b[j - 1]!] ?? 0, last]
        const cost = a[i - 1] === b[j - 1] ? 0 : 1
        if (cost === 0) last = j
        grid[i + 1]![j + 1] = Math.min(
          grid[i]![j]! + cost,
          grid[i + 1]![j]! + 1,
          grid[i]![j + 1]! + 1,
          grid[row]![column]! + (i - row - 1) + 1 + (j - column - 1),
        )
      }
      seen[a[i - 1]!] = i
    }
    return grid[a.length + 1]![b.length + 1]!
  }
  const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 9 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(damerauLevenshteinOf(a, b)).toBe(plain(a, b))
    }),
    { numRuns: 3000 },
  )
})

test('the quick Jaro with bits gives what the slow one with loops gives', () => {
  // 31 letters is the most the bits can hold; adding the same 32 letters to both ends sends the pair down the slow way.
  const slow = (a: string, b: string) => {
    const [x, y] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a]
    if (x === '') return 0
    const reach = Math.max(0, Math.floor(y.length / 2) - 1)
    const taken = new Set<number>()
    const pairs: Array<[number, number]> = []
    for (let i = 0; i < x.length; i++) {
      for (let j = Math.max(0, i - reach); j < Math.min(y.length, i + reach + 1); j++) {
        if (!taken.has(j) && x[i] === y[j]) {
          taken.add(j)
          pairs.push([i, j])
          break
        }
      }
    }
    if (pairs.length === 0) return 0
    const order = [...taken].sort((p, q) => p - q)
    const moved = pairs.filter(([i], n) => x[i] !== y[order[n]!]).length
    const m = pairs.length
    const jaro = (m / x.length + m / y.length + (m - Math.floor(moved / 2)) / m) / 3
    let prefix = 0
    while (prefix < 4 && prefix < x.length && x[prefix] === y[prefix]) prefix++
    return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro
  }
  const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 31 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(jaroWinklerOf(a, b)).toBeCloseTo(slow(a, b), 12)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['mohammed', 'muhamad', true, 'vowels and doubled letters differ between spellings'],
  ['mohammed', 'mhmd', true, 'and Arabic writes no short vowels'],
  ['yusuf', 'youssef', true, 'one name'],
  ['catherine', 'kathryn', true, 'c and k, th and t'],
  ['steven', 'stephen', false, 'v is w and ph is f: their name family says what the bones cannot'],
  ['ali', 'alia', false, 'too little is left to say anything'],
])('the skeletons of %s and %s agree: %s %s', (a, b, agree) => {
  expect(skeleton(a) !== '' && skeleton(a) === skeleton(b)).toBe(agree)
})

test.each([
  ['kate', 'catherine', 'a short form'],
  ['theo', 'ted', 'both are Theodore to somebody'],
  ['mohamed', 'muhammad', 'spellings of one name'],
  ['steve', 'stephen', 'a short form of another spelling'],
])('%s and %s are of one family: %s', (a, b) => {
  expect(nameFamily(a)).toBe(nameFamily(b))
})

test.each([
  ['9434765919', true, 'a right check digit'],
  ['9434765918', false, 'a wrong one'],
  ['943476591', false, 'too short'],
])('NHS number %s: %s, %s', (number, right) => {
  expect(isNhsNumber(number)).toBe(right)
})

test('a UPN passes with its own check letter and with no other', () => {
  const digits = '801200001001'
  const passing = [...'abcdefghjklmnpqrtuvwxyz'].filter((letter) => isUpn(letter + digits))
  // 2x8 + 3x0 + 4x1 + 5x2 + 6x0 + ... + 10x1 + 13x1 = 53; 53 mod 23 = 7, the eighth letter without i, o and s.
  expect(passing).toEqual(['h'])
})

test.each([
  ['year', '20190803', '2019', 'from a date'],
  ['year', 'kaput', '', 'from nothing like a date'],
  ['district', 'm11aa', 'm1', 'a postcode without its last three'],
  ['sector', 'm11aa', 'm11', 'without its last two'],
  ['number', '14 high street', '14', 'the house'],
  ['road', '14 high street', 'high street', 'and the rest'],
  ['lastWord', 'mary jane', 'jane', 'of several'],
] as Array<[Part, string, string, string]>)('%s of %s is %s: %s', (part, text, expected) => {
  expect(parts[part].of(text)).toBe(expected)
})
