import { expect, test } from 'vitest'
import { addressKey, readAddress } from './address.ts'
import { foldName, likenessOf, nameKey, slips } from './names.ts'

test.each([
  ['O’Brien', 'obrien', 'a curly apostrophe'],
  ["O'Brien", 'obrien', 'a straight one'],
  ['Smith-Jones', 'smith jones', 'a hyphen parts'],
  ['Siobhán', 'siobhan', 'an accent'],
  ['Łukasz', 'lukasz', 'a letter that is no letter and mark'],
  ['Ștefan', 'stefan', 'a comma below'],
  ['Straße', 'strasse', 'a letter that is two'],
  ['  MARY   ann ', 'mary ann', 'spaces and capitals'],
  ['St. John', 'st john', 'a full stop'],
  ['محمّد', 'محمد', 'vowel marks of Arabic'],
  ['Nguyễn', 'nguyen', 'two marks on a letter'],
])('%s folds to %s: %s', (name, folded, _why) => expect(foldName(name)).toBe(folded))

test('names of two parts also stand in one word', () => {
  expect(nameKey('Mary-Kate', 'Al Masri', null)).toBe('mary kate marykate al masri almasri')
})

test.each([
  ['alfie', 'alfie', 0, 'nothing'],
  ['alfei', 'alfie', 1, 'two letters swapped are one slip'],
  ['alfe', 'alfie', 1, 'a letter left out'],
  ['allfie', 'alfie', 1, 'a letter doubled'],
  ['elfie', 'alfie', 1, 'a letter mistaken'],
  ['', 'abc', 3, 'all left out'],
])('%s and %s are %d slips apart: %s', (one, other, count, _why) => expect(slips(one, other)).toBe(count))

test.each([
  ['alfie', 'alfie', 'same'],
  ['beth', 'elizabeth', 'form'],
  ['dunnning', 'dunning', 'near'],
  ['mai', 'mia', 'near'],
  ['hardw', 'hardwick', 'begins'],
  ['kayden', 'marsh', 'unlike'],
])('%s and %s: %s', (one, other, because) => expect(likenessOf(one, other).because).toBe(because))

test.each([
  ['14 Larch St', '14 larch street', 'street written out'],
  ['14 St John’s Rd', '14 st johns road', 'a saint after the number'],
  ['St Hilda Tce', 'st hilda terrace', 'a saint at the beginning'],
  ['Flat 2, 9 Sail Ct', 'flat 2 9 sail court', 'a flat'],
])('%s is compared as %s: %s', (lines, key, _why) => expect(addressKey(lines)).toBe(key))

test('an address keeps its lines and a postcode in its usual form', () => {
  expect(readAddress({ lines: '14 Alder Row\n Newport,  Middlesbrough', postcode: 'ts14ab' })).toEqual({
    address: { lines: '14 Alder Row, Newport, Middlesbrough', postcode: 'TS1 4AB', uprn: null },
    problems: [],
  })
})
