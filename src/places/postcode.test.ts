import { expect, test } from 'vitest'
import { normalPostcode, outwardOf, readPostcode } from './postcode.ts'

test.each([
  ['TS1 4AB', 'TS1 4AB', false, 'as it is printed'],
  ['ts14ab', 'TS1 4AB', false, 'no space, lower case'],
  ['  ts1   4ab ', 'TS1 4AB', false, 'spaces anywhere'],
  ['TS1-4AB.', 'TS1 4AB', false, 'a hyphen and a full stop from a letter'],
  ['M1 1AE', 'M1 1AE', false, 'shape A9'],
  ['M60 1NW', 'M60 1NW', false, 'shape A99'],
  ['TS10 1AB', 'TS10 1AB', false, 'shape AA99'],
  ['W1A 0AX', 'W1A 0AX', false, 'shape A9A'],
  ['EC1A 1BB', 'EC1A 1BB', false, 'shape AA9A'],
  ['TS1 OAB', 'TS1 0AB', true, 'O where the inward half begins with a digit'],
  ['TSI 4AB', 'TS1 4AB', true, 'I for 1 in the district'],
  ['tsl 4ab', 'TS1 4AB', true, 'small L for 1'],
  ['0L1 1AA', 'OL1 1AA', true, 'nought for the O of Oldham'],
  ['S014 1AA', 'SO14 1AA', true, 'S0 has no two-digit districts, so this is Southampton'],
  ['TS1O 1AB', 'TS10 1AB', true, 'district letters end at X and Y, and O is not one: it is TS10'],
])('%s is %s (corrected: %s): %s', (typed, postcode, corrected) => {
  expect(readPostcode(typed)).toMatchObject({ is: 'postcode', postcode, corrected })
})

test.each([
  ['TS1', 'outward', { outward: 'TS1' }, 'the first half of a postcode'],
  ['ts14', 'outward', { outward: 'TS14' }, 'without a space it is the district TS14'],
  ['TS1 4', 'sector', { sector: 'TS1 4', outward: 'TS1' }, 'with the digit apart it is a sector of TS1'],
  ['EC1A 1', 'sector', { sector: 'EC1A 1' }, 'a sector of a lettered district'],
  ['TSI', 'outward', { outward: 'TS1', corrected: true }, 'I for 1 in half a postcode'],
  ['zz993vz', 'stand-in', { means: 'no fixed abode' }, 'health lists carry it for a family without an address'],
  ['ZZ99 3WZ', 'stand-in', { means: 'address not known' }, 'and this where nobody asked'],
])('%s is a %s: %s', (typed, is, rest, _why) => {
  expect(readPostcode(typed)).toMatchObject({ is, ...rest })
})

test.each([
  ['', 'Enter a postcode', 'nothing was typed'],
  ['TS1 4AB Newport', 'too long', 'an address in the postcode box'],
  ['TS1 4£B', 'only letters and numbers', 'a slip of the shift key'],
  ['1234', 'begins with letters', 'a house number'],
  ['QQ1 4AB', 'No postcode begins with QQ', 'no such area'],
  ['TX1 4AB', 'No postcode begins with TX', 'T alone is no area, nor is TX'],
  ['TS1 4CB', 'full postcode', 'C is never in the second half'],
  ['TS1 4A', 'full postcode', 'a letter is missing'],
  ['Middlesb', 'too long', 'a town'],
])('%s is refused: %s', (typed, why) => {
  const read = readPostcode(typed)
  expect(read).toMatchObject({ is: 'not a postcode', typed })
  expect(read.is === 'not a postcode' && read.why).toContain(why)
})

test.each([
  ['TS1 1AA', 'TS1 1AA', 'eight characters or fewer with one space'],
  ['TS101AB', 'TS10 1AB', 'seven characters, as Code-Point Open writes it'],
  ['M1  1AD', 'M1 1AD', 'two spaces, as the fixed-width form has it'],
  ['TS1 OAB', null, 'a file is not corrected: an O there is an error to report'],
  ['TS1', null, 'half a postcode'],
  ['', null, 'a blank'],
])('from a file, %s gives %s: %s', (text, postcode, _why) => {
  expect(normalPostcode(text)).toBe(postcode)
})

test('the outward half is what a wider search uses', () => {
  expect(outwardOf('TS10 1AB')).toBe('TS10')
})
