import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTemporaryUpn, isTestNhsNumber, nhsCheckDigit, readNhsNumber, readUpn, upnCheckLetter } from './identifiers.ts'
import { mayBeSameName, nameFamilies, otherFormsOfName } from './nicknames.ts'
import { encodeReference, readReference } from './reference.ts'

describe('NHS number', () => {
  test.each([
    ['943 476 5919', '9434765919', 'sum 299, remainder 2, check 9'],
    ['9990000018', '9990000018', 'a test number: sum 245, remainder 3, check 8'],
    ['9434765918', null, 'the last digit is off by one'],
    ['9437465919', null, 'two digits swapped'],
    ['943476591', null, 'nine digits'],
    ['0000000000', null, 'ten equal digits pass the sum and are nobody’s'],
    ['abcdefghij', null, 'letters'],
  ] as const)('%s reads as %s: %s', (text, digits, _reason) => {
    expect(readNhsNumber(text)).toBe(digits)
  })

  test('a remainder of 1 would need the digit ten, so such a number is never issued', () => {
    expect(nhsCheckDigit('100000009')).toBe(5)
    expect(nhsCheckDigit('000000006')).toBeNull()
  })

  test('test numbers are known', () => {
    expect(isTestNhsNumber('9990000018')).toBe(true)
    expect(isTestNhsNumber('9434765919')).toBe(false)
  })
})

describe('unique pupil number', () => {
  test.each([
    ['H801200001001', 'H801200001001', '8x2 0x3 1x4 2x5 1x10 1x13 is 53, remainder 7, the letter H'],
    ['h801200001001', 'H801200001001', 'small letters are made large'],
    ['A801200001001', null, 'the wrong letter'],
    ['H801200001010', null, 'two digits swapped'],
    ['I801200001001', null, 'I is never used'],
    ['H80120000100', null, 'a character short'],
  ] as const)('%s reads as %s: %s', (text, upn, _reason) => {
    expect(readUpn(text)).toBe(upn)
  })

  test('a temporary number ends in a letter that counts as its place in the list', () => {
    // 53 less the last digit's 13 is 40; the letter B is 1, so the sum is the same as with the digit 1
    expect(readUpn('H80120000100B')).toBe('H80120000100B')
    expect(isTemporaryUpn('H80120000100B')).toBe(true)
    expect(isTemporaryUpn('H801200001001')).toBe(false)
  })

  test('every single digit wrong is caught', () => {
    const twelve = '801200001001'
    for (let place = 0; place < 12; place++) {
      for (let digit = 0; digit < 10; digit++) {
        const other = twelve.slice(0, place) + digit + twelve.slice(place + 1)
        if (other !== twelve) expect(upnCheckLetter(other), other).not.toBe('H')
      }
    }
  })
})

describe('references said aloud', () => {
  test('they are short, have no vowels, and no two numbers share one', () => {
    const seen = new Set<string>()
    for (let number = 0; number < 50_000; number++) seen.add(encodeReference(number))
    expect(seen.size).toBe(50_000)
    for (const reference of [...seen].slice(0, 500))
      expect(reference).toMatch(/^[346789BCDFGHJKMNPQRTVWX]{3}-[346789BCDFGHJKMNPQRTVWX]{3}$/)
  })

  test('they grow when the short ones are used up', () => {
    expect(encodeReference(23 ** 5 - 1)).toHaveLength(7)
    expect(encodeReference(23 ** 5)).toHaveLength(9)
    expect(readReference(encodeReference(23 ** 5))).toBe(encodeReference(23 ** 5))
  })

  test('what is typed with spaces, small letters or no hyphen is the same reference', () => {
    const reference = encodeReference(4711)
    expect(readReference(` ${reference.toLowerCase().replace('-', ' ')} `)).toBe(reference)
  })

  test('one wrong character, or two swapped, is always caught', () => {
    const characters = '346789BCDFGHJKMNPQRTVWX'
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.nat(5), fc.nat(22), fc.nat(5), (number, place, which, other) => {
        const plain = encodeReference(number).replace('-', '')
        const slip = [...plain]
        slip[place] = characters[which]!
        if (slip.join('') !== plain) expect(readReference(slip.join(''))).toBeNull()
        const swap = [...plain]
        swap[place] = plain[other]!
        swap[other] = plain[place]!
        if (swap.join('') !== plain) expect(readReference(swap.join(''))).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test('nonsense is not a reference', () => {
    for (const text of ['', 'AEI-OUY', 'K7M-4R', 'K7M-4RT-8']) expect(readReference(text)).toBeNull()
  })
})

describe('forms of names', () => {
  test.each([
    ['Alfie', 'Alfred', true, 'short and long'],
    ['Liz', 'Elizabeth', true, 'short and long'],
    ['Mohammed', 'Muhammad', true, 'one name, many spellings'],
    ['Gosia', 'Małgorzata', true, 'accents do not part them'],
    ['Harry', 'Harriet', true, 'Harry belongs to four families'],
    ['Henry', 'Harriet', false, 'but they are not each other'],
    ['Josh', 'James', false, 'a shared letter is not a shared name'],
    ['Xanthe', 'xanthe', true, 'a name is its own form, listed or not'],
  ])('%s and %s: %s, %s', (one, other, answer, _reason) => {
    expect(mayBeSameName(one, other)).toBe(answer)
    expect(mayBeSameName(other, one)).toBe(answer)
  })

  test('the other forms are given without the name itself', () => {
    expect(otherFormsOfName('Fatima')).toContain('fatemeh')
    expect(otherFormsOfName('Fatima')).not.toContain('fatima')
    expect(otherFormsOfName('Xanthe')).toEqual([])
  })

  test('each family has at least two forms', () => {
    expect(nameFamilies.filter((family) => family.length < 2)).toEqual([])
  })
})
